import { openSyncService } from './sync/open-sync-service.ts'
import type { Device } from './sync/device.ts'
import { serverVersion, type OpenPort } from './start-server.ts'

/** The real service on an open database. */
export const openSyncPort: OpenPort<Device> = ({ pool }, { siteId, siteName, practice }) => openSyncService(pool, { siteId, siteName, serverVersion, practice })
