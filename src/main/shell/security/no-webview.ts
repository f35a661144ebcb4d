import type { WebContents } from 'electron'

/** Rule: no embedded browser. `webviewTag` is off already; this holds if a later window forgets it. */
export function noWebview(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
