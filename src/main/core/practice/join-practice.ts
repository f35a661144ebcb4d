import type { CoreConfig } from '../../../shared/ipc/link.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { AttachmentStore } from '../store/attachment-store.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Settings } from '../store/settings.ts'
import { Sync } from '../sync/sync.ts'
import { VERSION } from '../version.ts'

interface Parts {
  readonly config: CoreConfig
  readonly db: WritableDatabase
  readonly clock: () => Instant
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
}

/**
 * A new practice bench joins the practice server it was started with (`npm start`), before it has an id or any data of its own. Practice only:
 * a real bench is joined by a person with a code in the hand. True when it may not fill itself with a demo hospital of its own: it would then
 * never be able to join.
 */
export async function joinPractice({ config, db, clock, log }: Parts): Promise<boolean> {
  const { join, practice } = config
  if (join === undefined || practice === 'off') return false
  if (new Settings(db).get('deviceId') !== null) return true
  const sync = new Sync({ db, deviceId: '', appVersion: VERSION, clock, log, attachments: new AttachmentStore(db), onAttachmentSent: () => undefined, onPulled: () => undefined, onState: () => undefined })
  const joined = await sync.join({ ...join, ca: null })
  log('practice.join', joined.ok ? { server: join.url } : { server: join.url, refused: joined.error.code })
  return true
}
