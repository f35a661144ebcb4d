import { z } from 'zod'
import { policySchema } from '../../domain/ops/policy.ts'
import { commandId, nothing } from './rows.ts'

export const policyCalls = {
  'ops.policy': {
    capability: 'look',
    input: nothing,
    output: z.object({
      policy: policySchema,
      /** Every version with who wrote it and what changed, newest first, from the audit chain. */
      history: z.array(z.object({ seq: z.number().int(), at: z.string(), actor: z.string(), changes: z.record(z.string(), z.string()) }))
    })
  },
  'ops.savePolicy': { capability: 'set-up', input: z.object({ commandId, policy: policySchema.omit({ id: true, version: true }) }), output: nothing }
} as const
