import { z } from 'zod'
import { siteSchema, type Site } from '../../domain/ops/site.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = siteSchema.omit({ version: true, id: true }).extend({
  hospitalName: z.string().min(1).max(60),
  // Art. 14 allows at most three days: a house rule can only be stricter.
  sampleMaxHours: z.number().int().min(1).max(72),
  expiringSoonHours: z.number().int().min(1).max(720)
})
type Payload = z.infer<typeof payload>

export const defineSite = defineCommand<Payload, Site | null>({
  name: 'ops.defineSite',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load() {
    return yield* get('site', 'site')
  },
  decide(existing, p) {
    const put = existing === null ? create('site', { ...p, id: 'site' }) : change('site', existing, p)
    return ok({ puts: [put], labels: [], audit: { subjects: ['site:site'], detail: { ...p } } })
  }
})
