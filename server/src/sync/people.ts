import type { Signer } from '../../../src/shared/commands/decide-command.ts'
import type { Put } from '../../../src/shared/commands/effects.ts'
import { capabilitiesOf, type Role } from '../../../src/shared/domain/identity/capability.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { Source } from './documents.ts'
import { prepared } from './prepared.ts'

interface HistoryRow {
  readonly user_id: string
  readonly version: number
  readonly name: string
  readonly from_at: Instant
  readonly roles: readonly Role[]
  readonly active: boolean
}

async function historyOf({ db, siteId, settings }: Source, userId: string): Promise<readonly HistoryRow[]> {
  const key = `history ${userId}`
  const known = settings?.known(key) as readonly HistoryRow[] | undefined
  if (known !== undefined) return known
  const { rows } = await db.query<HistoryRow>(prepared('SELECT user_id, version, name, from_at, roles, active FROM user_history WHERE site_id = $1 AND user_id = $2 ORDER BY version', [siteId, userId]))
  settings?.keep(key, rows)
  return rows
}

/**
 * What a person might do at that time; null: nobody of that id. A person who was stopped has no capability left; one whose first entry is
 * later (the clock of a bench was wrong) has those of the first entry.
 */
export async function personAsOf(source: Source, userId: string, at: Instant): Promise<Signer | null> {
  const history = await historyOf(source, userId)
  const then = history.findLast((r) => r.from_at <= at) ?? history[0]
  return then === undefined ? null : { userId, name: then.name, capabilities: then.active ? capabilitiesOf(then.roles) : [] }
}

/**
 * From when on a person may do what: asked for every command, as of the time it happened. Whoever was changed (stopped, other roles, a new
 * PIN) signs in anew: their sessions at the server end in the same transaction.
 */
export function historyWrites(siteId: string, puts: readonly Put[], from: Instant): ReturnType<typeof prepared>[] {
  return puts.flatMap(({ entity, doc }) =>
    entity === 'app_user'
      ? [
          prepared('INSERT INTO user_history (site_id, user_id, version, name, from_at, roles, active) VALUES ($1, $2, $3, $4, $5, $6, $7)', [siteId, doc.id, doc.version, doc.name, from, JSON.stringify(doc.roles), doc.active]),
          prepared('UPDATE app_session SET ended_at = $3 WHERE site_id = $1 AND user_id = $2 AND ended_at IS NULL', [siteId, doc.id, from])
        ]
      : []
  )
}
