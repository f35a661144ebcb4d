import { keepAnchors } from './audit/keep-anchors.ts'
import { answers } from './integration/station/answers.ts'
import { startGateway } from './integration/station/gateway.ts'
import { readPartners } from './integration/station/partner-file.ts'
import { sends } from './integration/station/sends.ts'
import { addStationMetrics } from './integration/station/station-metrics.ts'
import { takes } from './integration/station/takes.ts'
import { LeaseNotes } from './sync/lease-notes.ts'
import { openSyncService } from './sync/open-sync-service.ts'
import type { Device } from './sync/device.ts'
import { serverVersion, type OpenPort } from './start-server.ts'

/** The real service on an open database, with the notes of its audit chains outside it, and the gateway to the blood stations where one is set up. */
export const openSyncPort: OpenPort<Device> = async ({ pool }, { siteId, siteName, practice, feedDays, anchorFolder, stationFile }, log) => {
  const partners = stationFile === null ? [] : readPartners(stationFile, process.env)
  const service = await openSyncService(pool, { siteId, siteName, serverVersion, practice, feedDays, leases: new LeaseNotes(anchorFolder, log) })
  const anchors = await keepAnchors(pool, { siteId, folder: anchorFolder, log })
  const gateway = await startGateway({ pool, siteId, partners, takes, sends, answers, log, onChange: service.onHead })
  return {
    ...service,
    ...(partners.length === 0 ? {} : { figures: (registry) => addStationMetrics(registry, { pool, siteId }) }),
    stop: async () => {
      await gateway.stop()
      await service.stop()
      await anchors.stop()
    }
  }
}
