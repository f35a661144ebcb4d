import type { z } from 'zod'
import { fridgeSchema } from '../domain/fridges/fridge.ts'
import { userSchema } from '../domain/identity/user.ts'
import { issueSchema } from '../domain/issuing/issue.ts'
import { numberBlockSchema } from '../domain/numbering/number-block.ts'
import { numberRangeSchema } from '../domain/numbering/number-range.ts'
import { selfNumberSchema } from '../domain/numbering/self-number.ts'
import { siteSchema } from '../domain/ops/site.ts'
import { dispatchLineSchema } from '../domain/receiving/dispatch-line.ts'
import { dispatchSchema } from '../domain/receiving/dispatch.ts'
import { productSchema } from '../domain/stock/product.ts'
import { unitSchema } from '../domain/stock/unit.ts'
import { crossmatchSchema } from '../domain/testing/crossmatch.ts'
import { patientSchema } from '../domain/testing/patient.ts'
import { requestSchema } from '../domain/testing/request.ts'
import { sampleSchema } from '../domain/testing/sample.ts'

/** Every kind of document, by the name of its table. A drift test holds the tables against these schemas. */
export const entities = {
  site: siteSchema,
  app_user: userSchema,
  product: productSchema,
  fridge: fridgeSchema,
  number_range: numberRangeSchema,
  number_block: numberBlockSchema,
  self_number: selfNumberSchema,
  dispatch: dispatchSchema,
  dispatch_line: dispatchLineSchema,
  unit: unitSchema,
  patient: patientSchema,
  request: requestSchema,
  sample: sampleSchema,
  crossmatch: crossmatchSchema,
  issue: issueSchema
} as const

export type EntityName = keyof typeof entities
export type Doc<E extends EntityName> = z.infer<(typeof entities)[E]>
