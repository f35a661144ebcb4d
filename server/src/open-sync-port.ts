import { keepAnchors } from './audit/keep-anchors.ts'
import { openSyncService } from './sync/open-sync-service.ts'
import type { Device } from './sync/device.ts'
import { serverVersion, type OpenPort } from './start-server.ts'

/** The real service on an open database, with the notes of its audit chains outside it. */
export const openSyncPort: OpenPort<Device> = async ({ pool }, { siteId, siteName, practice, feedDays, anchorFolder }, log) => {
  const service = await openSyncService(pool, { siteId, siteName, serverVersion, practice, feedDays })
  const anchors = await keepAnchors(pool, { siteId, folder: anchorFolder, log })
  return {
    ...service,
    stop: async () => {
      await service.stop()
      await anchors.stop()
    }
  }
}
