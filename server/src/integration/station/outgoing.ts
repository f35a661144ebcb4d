import type pg from 'pg'
import type { EntityName } from '../../../../src/shared/commands/entities.ts'
import type { MessageKind } from '../../../../src/shared/domain/station/document.ts'
import type { StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import type { Instant } from '../../../../src/shared/kernel/time.ts'
import type { Queryable } from '../../sync/documents.ts'
import { transaction } from '../../sync/transaction.ts'
import { mappingOf } from './mapping-of.ts'
import { enqueueMessage } from './outbox.ts'
import type { PartnerRef } from './partner-ref.ts'
import { saysUnmapped, translate, type Draft } from './translate.ts'

/**
 * What a station is to be told of a document as it stands now; nothing when nothing. Asked at least once after every change, also again: only the key
 * says whether it was told.
 */
export type Tell = (db: Queryable, ref: PartnerRef, id: string) => Promise<readonly Draft[]>
export type Sends = Readonly<Partial<Record<EntityName, Tell>>>

export interface QueueParts {
  readonly sends: Sends
  /** Kinds that this partner is told; another one gets the others. */
  readonly kinds: ReadonlySet<MessageKind>
  readonly now: Instant
}

const AT_ONCE = 200

/**
 * Looks at what changed since the last time and queues what the station is to be told, together with how far it looked: a change is told once,
 * whoever made it and whatever was killed. Begins with all documents, and does so again where the feed was cut meanwhile.
 * @returns how many messages are new
 */
export async function queueChanges(pool: pg.Pool, ref: PartnerRef, parts: QueueParts): Promise<number> {
  const entities = Object.keys(parts.sends)
  if (entities.length === 0 || parts.kinds.size === 0) return 0
  let fresh = 0
  for (;;) {
    const step = await transaction(pool, async (db) => {
      const { seen, upTo, more } = await changedSince(db, ref, entities)
      const mapping = seen.length === 0 ? null : await mappingOf(db, ref)
      let queued = 0
      for (const { entity, id } of seen) {
        for (const draft of (await parts.sends[entity]?.(db, ref, id)) ?? []) {
          if (mapping !== null && parts.kinds.has(draft.kind) && (await queueDraft(db, ref, { draft, mapping, now: parts.now }))) queued += 1
        }
      }
      await db.query('UPDATE station_partner SET feed_cursor = $3 WHERE site_id = $1 AND id = $2', [ref.siteId, ref.partnerId, upTo])
      return { queued, more }
    })
    fresh += step.queued
    if (!step.more) return fresh
  }
}

interface Changed {
  readonly seen: readonly { readonly entity: EntityName; readonly id: string }[]
  readonly upTo: number
  readonly more: boolean
}

/** The partner's row is locked first, so that two workers never look at the same change at once. */
async function changedSince(db: Queryable, { siteId, partnerId }: PartnerRef, entities: readonly string[]): Promise<Changed> {
  const partner = await db.query<{ feed_cursor: number | null }>('SELECT feed_cursor FROM station_partner WHERE site_id = $1 AND id = $2 FOR UPDATE', [siteId, partnerId])
  const clock = await db.query<{ head: number; feed_floor: number }>('SELECT head, feed_floor FROM sync_clock WHERE site_id = $1', [siteId])
  const { head = 0, feed_floor: floor = 0 } = clock.rows[0] ?? {}
  const cursor = partner.rows[0]?.feed_cursor ?? null
  if (cursor === null || cursor < floor || cursor > head) {
    const seen: { entity: EntityName; id: string }[] = []
    for (const entity of entities) {
      const { rows } = await db.query<{ id: string }>(`SELECT id FROM ${entity} WHERE site_id = $1 ORDER BY id`, [siteId])
      seen.push(...rows.map(({ id }) => ({ entity: entity as EntityName, id })))
    }
    return { seen, upTo: head, more: false }
  }
  const { rows } = await db.query<{ position: number; entity: EntityName; id: string }>(
    'SELECT position, entity, doc_id AS id FROM feed WHERE site_id = $1 AND position > $2 AND position <= $3 AND entity = ANY($4) ORDER BY position LIMIT $5',
    [siteId, cursor, head, entities, AT_ONCE + 1]
  )
  const last = rows.at(-1)
  if (rows.length <= AT_ONCE || last === undefined) return { seen: rows, upTo: head, more: false }
  // Never within a position: the last one of this page comes whole with the next, unless it fills the page, and then looking at a part of it again does no harm.
  const whole = rows.filter((r) => r.position < last.position)
  return whole.length === 0 ? await wholePosition(db, siteId, { position: last.position, entities }) : { seen: whole, upTo: last.position - 1, more: true }
}

async function wholePosition(db: Queryable, siteId: string, { position, entities }: { readonly position: number; readonly entities: readonly string[] }): Promise<Changed> {
  const { rows } = await db.query<{ entity: EntityName; id: string }>('SELECT entity, doc_id AS id FROM feed WHERE site_id = $1 AND position = $2 AND entity = ANY($3)', [siteId, position, entities])
  return { seen: rows, upTo: position, more: true }
}

async function queueDraft(db: Queryable, ref: PartnerRef, { draft, mapping, now }: { readonly draft: Draft; readonly mapping: StationMapping; readonly now: Instant }): Promise<boolean> {
  const { message, unmapped } = translate(draft, mapping)
  const { seq, fresh } = await enqueueMessage(db, ref, { message, now })
  // Never sent with a gap: a person adds the word to the table and plays it again.
  if (fresh && unmapped.length > 0) {
    await db.query(`UPDATE station_outbox SET state = 'dead', draft = $4, last_problem = $5 WHERE site_id = $1 AND partner_id = $2 AND seq = $3`, [ref.siteId, ref.partnerId, seq, JSON.stringify(draft), saysUnmapped(unmapped)])
  }
  return fresh
}
