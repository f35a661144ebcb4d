import { z } from 'zod'
import { defaultPolicy, policySchema, type Policy } from '../../domain/ops/policy.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = policySchema.omit({ id: true, version: true })
type Payload = z.infer<typeof payload>

/** The audit entry holds what changed, old and new, so that the chain itself is the history of the policy. */
export const definePolicy = defineCommand<Payload, Policy | null>({
  name: 'ops.definePolicy',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load() {
    return yield* get('policy', 'policy')
  },
  decide(existing, p) {
    if (p.officeFromMl <= p.reviewFromMl) return err(refusal('tasks.policy-tiers', { review: p.reviewFromMl, office: p.officeFromMl }))
    const missing = componentClasses.find((c) => !p.volumes.some((v) => v.componentClass === c))
    if (missing !== undefined) return err(refusal('tasks.policy-component', { component: missing }))
    const crossed = p.transport.find((r) => r.minC !== null && r.maxC !== null && r.minC >= r.maxC)
    if (crossed !== undefined) return err(refusal('tasks.policy-transport', { component: crossed.componentClass }))
    const before = existing ?? defaultPolicy
    const [old, next] = [flat(before), flat(p)]
    const changed = Object.keys(next).flatMap((key) => (old[key] === next[key] ? [] : [[key, `${old[key] ?? '—'} → ${next[key] ?? '—'}`]]))
    const put = existing === null ? create('policy', { ...p, id: 'policy' }) : change('policy', existing, p)
    return ok({ puts: [put], labels: [], audit: { subjects: ['policy:policy'], detail: Object.fromEntries(changed) as Record<string, string> } })
  }
})

/** One line per value: `red-cells.mlPerU` → `200`. */
function flat({ volumes, transport, ...rest }: Payload): Readonly<Record<string, string>> {
  const rules = volumes.flatMap((v) => [
    [`${v.componentClass}.counts`, String(v.counts)],
    [`${v.componentClass}.mlPerU`, String(v.mlPerU ?? '—')],
    [`${v.componentClass}.mlPerDose`, String(v.mlPerDose ?? '—')]
  ])
  const carried = transport.map((r) => [`${r.componentClass}.transportC`, `${r.minC ?? '—'} ~ ${r.maxC ?? '—'}`])
  const plain = (['reviewFromMl', 'officeFromMl', 'dayRule', 'emergencyRhd', 'emergencyTestHours', 'emergencyRequestHours', 'wholeBox', 'offlineIssue', 'maxOfflineHours', 'offlineSignInHours'] as const).map((key) => [key, String(rest[key])])
  return Object.fromEntries([...plain, ...rules, ...carried]) as Record<string, string>
}
