import type { AddressInfo } from 'node:net'
import { openDrop, type Drop } from './drop.ts'
import { Station } from './station.ts'
import { stationServer } from './station-http.ts'
import { openTable, type Table } from './table.ts'

export interface StationOptions {
  readonly seed: number
  readonly port?: number
  /** Books are kept there and found again. */
  readonly stateFile?: string | null
  /** File exchange: `out`, `in` and their `ack` in this folder. */
  readonly folder?: string | null
  /** Intermediate table BS_BLOOD2HOS in this PostgreSQL. */
  readonly databaseUrl?: string | null
}

export interface RunningStation {
  readonly url: string
  readonly station: Station
  readonly drop: Drop | null
  readonly table: Table | null
  readonly stop: () => Promise<void>
}

/** The station with all its doors, on loopback. */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const station = new Station(options)
  const drop = options.folder ? openDrop(station, options.folder) : null
  station.look = () => drop?.look()
  const table = options.databaseUrl ? await openTable(station, options.databaseUrl) : null
  const server = stationServer(station)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async (): Promise<void> => {
    drop?.stop()
    await table?.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url, station, drop, table, stop }
}
