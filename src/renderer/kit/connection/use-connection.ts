import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'

export type Connection = OutputOf<'sync.status'>

/** How the bench stands with its server; asked again with each `changed` of the topic `sync`. Undefined until core has answered once. */
export function useConnection(): Connection | undefined {
  return useBenchQuery('sync.status', {}).data
}

/** Bags are issued on this bench's own word now: the server is not there to decide. */
export function issuesOffline(connection: Connection | undefined): boolean {
  return connection !== undefined && connection.mode === 'server' && connection.state !== 'online'
}

/** No network, as a person would say it; otherwise the server is there and something else stands between. */
export function isCutOff({ state }: Pick<Connection, 'state'>): boolean {
  return state === 'offline' || state === 'connecting'
}
