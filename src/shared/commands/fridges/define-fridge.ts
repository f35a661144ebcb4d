import { z } from 'zod'
import { fridgeSchema, type Fridge } from '../../domain/fridges/fridge.ts'
import type { Bench } from '../../domain/ops/bench.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { bandOfClass } from '../../domain/stock/component-class.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = fridgeSchema.omit({ version: true }).extend({
  code: z.string().regex(/^[A-Z0-9-]{2,16}$/),
  name: z.string().min(1).max(40),
  componentClasses: fridgeSchema.shape.componentClasses.min(1),
  aboGroups: fridgeSchema.shape.aboGroups.min(1),
  layers: z.number().int().min(1).max(50),
  capacity: z.number().int().min(1).max(10_000),
  homeDeviceId: z.string().nullable().default(null)
})
type Payload = z.infer<typeof payload>

/** A storage location. Its home bench, where it has one, must be a workstation that works: authority over what is put in goes there (home-move). */
export const defineFridge = defineCommand<Payload, { existing: Fridge | null; sameCode: Fridge | null; home: Bench | null }>({
  name: 'fridges.defineFridge',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load(p) {
    return { existing: yield* get('fridge', p.id), sameCode: yield* findOne('fridge', { code: p.code }), home: yield* get('bench', p.homeDeviceId) }
  },
  decide({ existing, sameCode, home }, p) {
    if (sameCode !== null && sameCode.id !== p.id) return err(refusal('fridges.code-taken', { code: p.code }))
    const stray = p.componentClasses.find((c) => bandOfClass[c] !== p.temperatureBand)
    if (stray !== undefined) return err(refusal('fridges.band-mismatch', { component: stray, band: p.temperatureBand }))
    const moved = p.homeDeviceId !== null && p.homeDeviceId !== existing?.homeDeviceId
    if (moved && home?.active !== true) return err(refusal('fridges.bench-unknown'))
    const put = existing === null ? create('fridge', p) : change('fridge', existing, p)
    return ok({ puts: [put], labels: [], audit: { subjects: [`fridge:${p.id}`], detail: { code: p.code, name: p.name, active: p.active, home: home?.name ?? null } } })
  }
})
