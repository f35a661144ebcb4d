import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Signer } from '../../../src/shared/commands/decide-command.ts'
import { get } from '../../../src/shared/commands/load.ts'
import { capabilities } from '../../../src/shared/domain/identity/capability.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { practiceHospital, type PracticeStep, type PracticeWritten } from '../../../src/shared/practice/practice-hospital.ts'
import { practicePeople } from '../../../src/shared/practice/practice-people.ts'
import { hashPin } from '../platform/hash-pin.ts'
import { commitOwn } from './commit-command.ts'
import { load, type Queryable } from './documents.ts'
import { transaction } from './transaction.ts'

const author: Signer = { userId: 'practice', name: '练习数据', capabilities }
const witness: Signer = { userId: 'practice-second', name: '练习数据（复核）', capabilities }

interface Options {
  readonly now: Instant
  readonly practice: 'shift' | 'full'
}

/** Fills an empty database with the invented demo hospital, all of it or nothing. Does nothing when there is a site already. */
export async function seedPractice(pool: pg.Pool, siteId: string, options: Options): Promise<void> {
  const people = await Promise.all(practicePeople.map(async (p) => ({ ...p, pinHash: await hashPin(p.pin) })))
  await transaction(pool, async (db) => {
    // Two servers that start at once take turns on the clock's row.
    await db.query('SELECT head FROM sync_clock WHERE site_id = $1 FOR UPDATE', [siteId])
    if ((await load({ db, siteId }, get('site', 'site'))) !== null) return
    const steps = practiceHospital({ ...options, newId: uuidv7, deviceId: SERVER_HOLDER, people, offlineIssue: true })
    let step = steps.next()
    while (!step.done) step = steps.next(await run(db, siteId, step.value))
  })
}

async function run(db: Queryable, siteId: string, { command, payload, now }: PracticeStep): Promise<PracticeWritten> {
  const commandId = uuidv7()
  const value: unknown = command.payload.parse(payload)
  const documents: unknown = await load({ db, siteId }, command.load(value))
  const decided = command.decide(documents, value, { commandId, now, newId: derivedIds(commandId), actor: author, second: witness, deviceId: SERVER_HOLDER })
  if (!decided.ok) throw new Error(`practice data: ${command.name} refused: ${decided.error.code} ${JSON.stringify(decided.error.params)}`)
  await commitOwn(db, siteId, { deviceId: SERVER_HOLDER, effects: decided.value, recordedAt: now, action: command.name, actorId: author.userId, commandId })
  return decided.value.puts.map((p) => ({ entity: p.entity, id: p.doc.id }))
}

