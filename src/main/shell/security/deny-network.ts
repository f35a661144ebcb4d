import type { App, Session } from 'electron'
import { isOwnOrigin } from './sender-guard.ts'

/** Rule: the renderer has no network. Core and server speak for it. The content security policy says the same a second time. */
export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }))
  session.on('will-download', (event, item) => {
    // Electron asks the person where to save; nothing else can be downloaded.
    if (!isOwnExport(item.getURL(), item.getFilename())) event.preventDefault()
  })
}

/** A table or list that the page itself made for saving: CSV or JSON, from its own memory. */
export function isOwnExport(url: string, fileName: string): boolean {
  return url.startsWith('blob:') && isOwnOrigin(url.slice('blob:'.length)) && /^[^/\\]{1,120}\.(csv|json)$/.test(fileName)
}

/** What a page may load: own files, and data it made itself. */
export function mayLoad(url: string): boolean {
  if (url.startsWith('data:') || url.startsWith('devtools:')) return true
  if (url.startsWith('blob:')) return isOwnOrigin(url.slice('blob:'.length))
  return isOwnOrigin(url)
}

/** Before the app is ready: no name is ever resolved for a page, and Chromium's own services stay silent. */
export function silenceChromium(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('no-pings')
}
