import type { Signer } from '../../../src/shared/commands/decide-command.ts'
import { capabilitiesOf, type Role } from '../../../src/shared/domain/identity/capability.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { Queryable } from './documents.ts'
import { prepared } from './prepared.ts'

interface HistoryRow {
  readonly user_id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
}

/**
 * What these people might do at that time, by user id. A person who was stopped has no capability left; one whose first entry is later
 * (the clock of a bench was wrong) has those of the first entry.
 */
export async function peopleAsOf(db: Queryable, siteId: string, { userIds, at }: { readonly userIds: readonly string[]; readonly at: Instant }): Promise<ReadonlyMap<string, Signer>> {
  const { rows } = await db.query<HistoryRow>(prepared(
    `SELECT DISTINCT ON (user_id) user_id, name, roles, active FROM user_history WHERE site_id = $1 AND user_id = ANY($2)
     ORDER BY user_id, (from_at <= $3) DESC, CASE WHEN from_at <= $3 THEN version ELSE -version END DESC`,
    [siteId, userIds, at]
  ))
  return new Map(rows.map((r) => [r.user_id, { userId: r.user_id, name: r.name, capabilities: r.active ? capabilitiesOf(r.roles) : [] }]))
}
