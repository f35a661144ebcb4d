import { added, layered } from '../layered.ts'

/** What holds until the hospital has written its own: the default of `shared/domain/ops/policy.ts` when this was written. */
const transport = JSON.stringify([
  ...['whole-blood', 'red-cells', 'washed-red-cells'].map((componentClass) => ({ componentClass, minC: 2, maxC: 10 })),
  ...['plasma', 'cryoprecipitate'].map((componentClass) => ({ componentClass, minC: null, maxC: -18 })),
  ...['apheresis-platelets', 'manual-platelets', 'granulocytes'].map((componentClass) => ({ componentClass, minC: 20, maxC: 24 }))
])

/** Frozen: a change is a new migration. Transport boxes, what each may be like inside, and whether a checked one is taken in whole (R03). */
export const deliveries =
  layered('delivery_box', 'dispatch_id TEXT NOT NULL, number TEXT NOT NULL, temperature_c REAL, sealed INTEGER NOT NULL, note TEXT NOT NULL, arrived_at TEXT NOT NULL, received_by TEXT NOT NULL', ['(dispatch_id)']) +
  added('dispatch_line', 'box_number TEXT') +
  added('dispatch_line', 'box_id TEXT') +
  added('policy', `transport TEXT NOT NULL DEFAULT '${transport}'`) +
  added('policy', 'whole_box INTEGER NOT NULL DEFAULT 0')
