/**
 * Chains by name, in anchors and exports: `server:<site>` the server's own, `bench:<device>:<life>` its copy of a bench's, one for each
 * incarnation of that bench, and `bench:<device>` the one in the bench's own file.
 */
export const serverChain = (siteId: string): string => `server:${siteId}`
export const benchChain = (deviceId: string): string => `bench:${deviceId}`
export const benchChainCopy = (deviceId: string, incarnation: number): string => `bench:${deviceId}:${incarnation}`

export interface ChainName {
  readonly kind: 'server' | 'bench'
  /** Site of a server, device of a bench. */
  readonly owner: string
}

/** Null: not the name of a chain. */
export function readChainName(name: string): ChainName | null {
  const [, kind, owner] = /^(server|bench):([A-Za-z0-9-]{1,64})(?::\d{1,9})?$/.exec(name) ?? []
  if ((kind !== 'server' && kind !== 'bench') || owner === undefined) return null
  return { kind, owner }
}
