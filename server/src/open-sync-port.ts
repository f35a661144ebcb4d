import type { SyncDevice } from './app/sync-port.ts'
import { serverVersion, type OpenPort } from './start-server.ts'

/** The module that makes the service; a name in a variable, since this part was written before it. To become a plain import. */
const serviceModule = './sync/open-sync-service.ts'

export interface OpenServiceOptions {
  readonly siteId: string
  readonly siteName: string
  readonly serverVersion: string
  /** Fill an empty database with the invented demo hospital. */
  readonly practice: 'off' | 'empty' | 'shift' | 'full'
}

interface ServiceModule {
  readonly openSyncService: (pool: Parameters<OpenPort<SyncDevice>>[0]['pool'], options: OpenServiceOptions) => ReturnType<OpenPort<SyncDevice>>
}

/** The real service on an open database. */
export const openSyncPort: OpenPort<SyncDevice> = async ({ pool }, { siteId, siteName, practice }) => {
  const { openSyncService } = (await import(serviceModule)) as ServiceModule
  return await openSyncService(pool, { siteId, siteName, serverVersion, practice })
}
