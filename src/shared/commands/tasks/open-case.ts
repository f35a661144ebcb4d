import { z } from 'zod'
import { caseKinds, type ExceptionCase } from '../../domain/ops/exception-case.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { find } from '../load.ts'
import { caseOf } from './case-of.ts'

const payload = z.object({ kind: z.enum(caseKinds), patientId: z.string(), requestId: z.string().nullable(), finding: z.string().max(200) })
type Payload = z.infer<typeof payload>

/**
 * Keeps what a refusal found: the sample stays refused, and somebody must say what became of it. One open case per person
 * and kind: scanning the same tube five times makes one case, not five.
 */
export const openCase = defineCommand<Payload, readonly ExceptionCase[]>({
  name: 'tasks.openCase',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'test',
  secondPerson: false,
  payload,
  *load(p) {
    return yield* find('exception_case', { patientId: p.patientId, kind: p.kind, state: 'open' })
  },
  decide(open, p, context) {
    if (open.length > 0) return err(refusal('tasks.case-open'))
    const put = caseOf(p.kind, { unitId: null, requestId: p.requestId, patientId: p.patientId, finding: p.finding }, context)
    return ok({ puts: [put], labels: [], audit: { subjects: [`case:${put.doc.id}`, `patient:${p.patientId}`], detail: { case: p.kind, finding: p.finding } } })
  }
})
