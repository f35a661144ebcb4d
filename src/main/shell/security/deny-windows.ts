import type { WebContents } from 'electron'

/** Rule: the page opens no window, whatever it asks for. */
export function denyWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
