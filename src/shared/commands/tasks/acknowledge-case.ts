import { z } from 'zod'
import type { ExceptionCase } from '../../domain/ops/exception-case.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ caseId: z.string() })
type Payload = z.infer<typeof payload>

/** Somebody knows of a case: who and when, once. It stays open and its deadline stands; only a conclusion and two signatures end it. */
export const acknowledgeCase = defineCommand<Payload, ExceptionCase | null>({
  name: 'tasks.acknowledgeCase',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  // Who owns a case may be of the IT department, which does no laboratory work.
  capability: 'look',
  secondPerson: false,
  payload,
  *load(p) {
    return yield* get('exception_case', p.caseId)
  },
  decide(found, _p, { now, actor }) {
    if (found === null) return err(refusal('tasks.case-unknown'))
    if (found.state === 'closed') return err(refusal('tasks.case-closed'))
    if (found.acknowledgedAt !== null) return err(refusal('tasks.case-acknowledged'))
    return ok({
      puts: [change('exception_case', found, { acknowledgedAt: now, acknowledgedBy: actor.userId })],
      labels: [],
      audit: { subjects: [`case:${found.id}`], detail: { case: found.kind } }
    })
  },
  caseOf: ({ code }) => (code === 'tasks.case-unknown' ? null : 'no-case')
})
