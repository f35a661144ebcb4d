import { z } from 'zod'
import type { Recall, RecallLine } from '../../domain/notices/notice.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ recallId: z.string(), lineIds: z.array(z.string()).min(1).max(200), text: z.string().trim().min(1).max(300) })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly recall: Recall | null
  readonly lines: readonly (RecallLine | null)[]
}

/** R10: what became of bags of a recall: sent back, thrown away, the ward told and what it said. */
export const followUpRecall = defineCommand<Payload, Documents>({
  name: 'notices.followUpRecall',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load({ recallId, lineIds }) {
    const lines: (RecallLine | null)[] = []
    for (const id of lineIds) lines.push(yield* get('recall_line', id))
    return { recall: yield* get('recall', recallId), lines }
  },
  decide({ recall, lines }, { text }, { now, actor }) {
    const own = lines.filter((l) => l !== null).filter((l) => l.recallId === recall?.id)
    if (recall === null || own.length !== lines.length) return err(refusal('notices.recall-unknown'))
    if (recall.state === 'closed') return err(refusal('notices.recall-closed', { number: recall.number }))
    return ok({ puts: own.map((line) => change('recall_line', line, { followUp: text, doneAt: now, doneBy: actor.userId })), labels: [], audit: { subjects: [`recall:${recall.id}`, ...own.flatMap((l) => (l.unitId === null ? [] : [`unit:${l.unitId}`]))], detail: { bags: own.length, text } } })
  }
})
