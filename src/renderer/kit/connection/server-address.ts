export interface ServerAddress {
  readonly href: string
  /** Not encrypted. */
  readonly plain: boolean
}

/** What somebody typed, as the address of a server; null when it cannot be one. A path is left out: the routes are the server's own. */
export function serverAddress(typed: string): ServerAddress | null {
  if (!/^https?:\/\/[^\s/]/i.test(typed.trim())) return null
  try {
    const { protocol, origin, username, password } = new URL(typed.trim())
    // A name and password in the address would be kept and shown.
    return username !== '' || password !== '' ? null : { href: origin, plain: protocol === 'http:' }
  } catch {
    return null
  }
}
