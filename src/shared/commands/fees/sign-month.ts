import { z } from 'zod'
import { feeRowSchema, type FeeExplanation, type FeePeriod, type FeeStatement } from '../../domain/fees/fee-documents.ts'
import { totalOf } from '../../domain/fees/fee-totals.ts'
import { checkSignOff } from '../../domain/fees/sign-off.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** As both people have seen them. */
  rows: z.array(feeRowSchema).min(1).max(10_000),
  statements: z.array(z.object({ id: z.string(), version: z.number().int() })).max(50)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly period: FeePeriod | null
  readonly statements: readonly (FeeStatement | null)[]
  readonly ofMonth: readonly FeeStatement[]
  readonly explanations: readonly FeeExplanation[]
}

/**
 * R09: two people sign a month. The station's side is checked here line by line against the statements as they are now; every row that is not equal must be
 * explained. The rows are kept as they were seen, and the month never changes again.
 */
export const signMonth = defineCommand<Payload, Documents>({
  name: 'fees.signMonth',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'settle-fees',
  secondPerson: true,
  // A laboratory has one head: whoever handles the stock has counted the bags and may be the second.
  secondCapability: 'handle-stock',
  payload,
  *load({ month, statements }) {
    const found: (FeeStatement | null)[] = []
    for (const { id } of statements) found.push(yield* get('fee_statement', id))
    return { period: yield* get('fee_period', month), statements: found, ofMonth: yield* find('fee_statement', { period: month }), explanations: yield* find('fee_explanation', { month }) }
  },
  decide({ period, statements, ofMonth, explanations }, p, { now, actor, second }) {
    if (period !== null) return err(refusal('fees.month-signed', { month: p.month }))
    const known = statements.filter((s, i) => s !== null && s.version === p.statements[i]?.version)
    const total = totalOf(p.rows)
    const lines = known.reduce((sum, s) => sum + (s?.lines.length ?? 0), 0)
    const billed = known.reduce((sum, s) => sum + (s?.totalFen ?? 0), 0)
    const shown = p.rows.reduce((sum, row) => sum + row.lineNos.length, 0)
    // Another statement came, or one was corrected, since the screen was made.
    if (known.length !== p.statements.length || ofMonth.some((s) => !p.statements.some(({ id }) => id === s.id)) || lines !== shown || billed !== total.billedFen) return err(refusal('fees.month-changed', { month: p.month }))
    const checked = checkSignOff(p.rows, new Map(explanations.map((e) => [e.rowKey, e.text])), total)
    if (!checked.ok) return err(refusal('fees.unexplained', { month: p.month, count: checked.error.keys.length, first: checked.error.keys[0] ?? '' }))
    return ok({
      puts: [create('fee_period', { id: p.month, rows: p.rows, statementIds: p.statements.map(({ id }) => id), expectedFen: total.expectedFen, billedFen: total.billedFen, signedAt: now, signedBy: actor.userId, checkedBy: second?.userId ?? '' })],
      labels: [],
      audit: { subjects: [`fee-month:${p.month}`], detail: { rows: p.rows.length, expectedFen: total.expectedFen, billedFen: total.billedFen, differenceFen: total.differenceFen } }
    })
  }
})
