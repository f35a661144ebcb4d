import { z } from 'zod'
import { needsFollowUp, type Recall, type RecallLine } from '../../domain/notices/notice.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({ recallId: z.string(), conclusion: z.string().trim().min(1).max(500) })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly recall: Recall | null
  readonly lines: readonly RecallLine[]
}

/** R10: a recall ends when every bag of it that was here or with a ward is accounted for, in words and by two people. Bags stay out of use: letting one go is a decision of its own. */
export const closeRecall = defineCommand<Payload, Documents>({
  name: 'notices.closeRecall',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'handle-stock',
  secondPerson: true,
  payload,
  *load({ recallId }) {
    return { recall: yield* get('recall', recallId), lines: yield* find('recall_line', { recallId }) }
  },
  decide({ recall, lines }, { conclusion }, { now, actor, second }) {
    if (recall === null) return err(refusal('notices.recall-unknown'))
    if (recall.state === 'closed') return err(refusal('notices.recall-closed', { number: recall.number }))
    const open = lines.filter(needsFollowUp)
    if (open.length > 0) return err(refusal('notices.recall-open-lines', { number: recall.number, count: open.length }))
    return ok({ puts: [change('recall', recall, { state: 'closed', closedAt: now, closedBy: actor.userId, closeCheckedBy: second?.userId ?? null, conclusion })], labels: [], audit: { subjects: [`recall:${recall.id}`], detail: { number: recall.number, conclusion } } })
  }
})
