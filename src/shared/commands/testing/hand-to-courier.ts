import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { ReferenceReferral } from '../../domain/testing/reference-referral.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ referralId: z.string(), courier: z.string().trim().min(1).max(60) })
type Payload = z.infer<typeof payload>

/** R07: the tube and the segments are on their way, and with whom. */
export const handToCourier = defineCommand<Payload, ReferenceReferral | null>({
  name: 'testing.handToCourier',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: false,
  payload,
  *load({ referralId }) {
    return yield* get('reference_referral', referralId)
  },
  decide(found, { courier }, { now, actor }) {
    if (found === null) return err(refusal('references.referral-unknown'))
    if (found.handedAt !== null) return err(refusal('references.handed-before', { number: found.number }))
    return ok({ puts: [change('reference_referral', found, { courier, handedAt: now, handedBy: actor.userId })], labels: [], audit: { subjects: [`referral:${found.id}`], detail: { number: found.number } } })
  },
  caseOf: () => 'no-case'
})
