import type { z } from 'zod'
import { defaultTestingPolicy, testingPolicySchema, type TestingPolicy } from '../../domain/testing/testing-policy.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = testingPolicySchema.omit({ id: true, version: true })
type Payload = z.infer<typeof payload>

/** The hospital's switches of the testing bench. Who set them, when and to what stands in the audit chain. */
export const defineTestingPolicy = defineCommand<Payload, TestingPolicy | null>({
  name: 'testing.defineTestingPolicy',
  version: 2,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  upcast: { 1: (p) => ({ ...(p as object), conclusionNeedsGroupings: defaultTestingPolicy.conclusionNeedsGroupings }) },
  *load() {
    return yield* get('testing_policy', 'testing-policy')
  },
  decide(existing, p) {
    const put = existing === null ? create('testing_policy', { ...p, id: 'testing-policy' }) : change('testing_policy', existing, p)
    return ok({ puts: [put], labels: [], audit: { subjects: ['policy:testing-policy'], detail: { ...p } } })
  }
})
