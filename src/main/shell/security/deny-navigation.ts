import type { WebContents } from 'electron'

/** Rule: the window shows the bench and nothing else. Only loading the same document again is let through. */
export function denyNavigation(contents: WebContents): void {
  const refuse = (event: { preventDefault: () => void }, url: string): void => {
    if (!isOwnDocument(url)) event.preventDefault()
  }
  contents.on('will-navigate', refuse)
  contents.on('will-redirect', refuse)
  // Frames are not used at all: the content security policy forbids them too.
  contents.on('will-frame-navigate', (event) => refuse(event, event.url))
}

/** `bench://app/` with any fragment; the fragment is the screen. */
export function isOwnDocument(text: string): boolean {
  return text.split('#')[0] === 'bench://app/'
}
