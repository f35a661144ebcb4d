import { z } from 'zod'
import { billedLineSchema, feeStatementSchema, type FeePeriod, type FeeStatement } from '../../domain/fees/fee-documents.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = feeStatementSchema.pick({ source: true }).extend({
  number: z.string().trim().min(1).max(60),
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  fileName: z.string().max(120),
  totalFen: z.number().int(),
  lines: z.array(billedLineSchema).min(1).max(5000)
})
type Payload = z.infer<typeof payload>

/**
 * R09: a statement of the station, from the gateway or a file. It comes without a fault or not at all. The same number again replaces it (the station corrects
 * itself), unless a signed month stands on it.
 */
export const takeStatement = defineCommand<Payload, { old: FeeStatement | null; period: FeePeriod | null }>({
  name: 'fees.takeStatement',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'settle-fees',
  secondPerson: false,
  byServer: 'also',
  payload,
  *load({ number, period }) {
    return { old: yield* get('fee_statement', nameId('fee_statement', number)), period: yield* get('fee_period', period) }
  },
  decide({ old, period }, p, { now, actor }) {
    if (p.lines.reduce((sum, line) => sum + line.fen, 0) !== p.totalFen) return err(refusal('fees.statement-total', { number: p.number }))
    if (old !== null && (period?.statementIds.includes(old.id) === true || old.period !== p.period)) return err(refusal('fees.statement-signed', { number: p.number, month: old.period }))
    const doc = { ...p, takenAt: now, takenBy: actor.userId }
    const put = old === null ? create('fee_statement', { id: nameId('fee_statement', p.number), ...doc }) : change('fee_statement', old, doc)
    return ok({ puts: [put], labels: [], audit: { subjects: [`fee-statement:${p.number}`, `fee-month:${p.period}`], detail: { lines: p.lines.length, fen: p.totalFen, before: old?.totalFen ?? null, source: p.source } } })
  }
})
