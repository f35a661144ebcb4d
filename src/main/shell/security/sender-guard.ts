import { parseUrl } from './parse-url.ts'

/** Who sent an IPC message, as plain data. */
export interface Sender {
  readonly url: string
  readonly isMainFrame: boolean
  readonly webContentsId: number
}

/**
 * Rule: only the main frame of a window that the shell opened, showing exactly `bench://app`, may call.
 * @param known ids of the web contents of the shell's own windows
 */
export function isTrustedSender(sender: Sender | null, known: ReadonlySet<number>): boolean {
  if (!sender || !sender.isMainFrame || !known.has(sender.webContentsId)) return false
  return isOwnOrigin(sender.url)
}

/** True for a URL whose origin is exactly `bench://app`: no user, no port, no other host. */
export function isOwnOrigin(text: string): boolean {
  const url = parseUrl(text)
  return url !== null && url.protocol === 'bench:' && url.host === 'app' && url.username === '' && url.password === ''
}
