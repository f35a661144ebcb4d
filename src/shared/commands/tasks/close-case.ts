import { z } from 'zod'
import type { ExceptionCase } from '../../domain/ops/exception-case.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ caseId: z.string(), conclusion: z.string().trim().min(1).max(500) })
type Payload = z.infer<typeof payload>

/** A case ends with a written conclusion and two signatures. */
export const closeCase = defineCommand<Payload, ExceptionCase | null>({
  name: 'tasks.closeCase',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    return yield* get('exception_case', p.caseId)
  },
  decide(found, p, { now, actor, second }) {
    if (found === null) return err(refusal('tasks.case-unknown'))
    if (found.state === 'closed') return err(refusal('tasks.case-closed'))
    const about = [found.unitId === null ? null : `unit:${found.unitId}`, found.patientId === null ? null : `patient:${found.patientId}`].filter((s) => s !== null)
    return ok({
      puts: [change('exception_case', found, { state: 'closed', closedAt: now, closedBy: actor.userId, countersignedBy: second?.userId ?? null, conclusion: p.conclusion })],
      labels: [],
      audit: { subjects: [`case:${found.id}`, ...about], detail: { case: found.kind } }
    })
  },
  // Two benches said so: once is enough.
  caseOf: ({ code }) => (code === 'tasks.case-closed' ? 'no-case' : null)
})
