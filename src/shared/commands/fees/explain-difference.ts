import { z } from 'zod'
import type { FeeExplanation, FeePeriod } from '../../domain/fees/fee-documents.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), rowKeys: z.array(z.string().min(1).max(60)).min(1).max(500), text: z.string().trim().min(1).max(300) })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly period: FeePeriod | null
  readonly olds: readonly (FeeExplanation | null)[]
}

/** R09: why rows are not equal, in words; one sentence may stand for many rows. Nothing of a signed month is explained anew. */
export const explainDifference = defineCommand<Payload, Documents>({
  name: 'fees.explainDifference',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'settle-fees',
  secondPerson: false,
  payload,
  *load({ month, rowKeys }) {
    const olds: (FeeExplanation | null)[] = []
    for (const key of rowKeys) olds.push(yield* get('fee_explanation', nameId('fee_explanation', month, key)))
    return { period: yield* get('fee_period', month), olds }
  },
  decide({ period, olds }, { month, rowKeys, text }, { now, actor }) {
    if (period !== null) return err(refusal('fees.month-signed', { month }))
    const said = { text, writtenAt: now, writtenBy: actor.userId }
    const puts = [...new Set(rowKeys)].map((rowKey) => {
      const old = olds[rowKeys.indexOf(rowKey)] ?? null
      return old === null ? create('fee_explanation', { id: nameId('fee_explanation', month, rowKey), month, rowKey, ...said }) : change('fee_explanation', old, said)
    })
    return ok({ puts, labels: [], audit: { subjects: [`fee-month:${month}`], detail: { rows: puts.length, first: rowKeys[0] ?? '', text } } })
  }
})
