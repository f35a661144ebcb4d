import { z } from 'zod'

/** What the tube's label and the request must agree in. Source: 临床输血技术规范 art. 12 and 13, eight items in its order. */
export const labelItems = ['name', 'sex', 'age', 'record-number', 'ward', 'bed', 'group', 'diagnosis'] as const
export type LabelItem = (typeof labelItems)[number]

/** Why a tube is not taken. `other` needs words of its own. */
export const rejectionReasons = [
  'label-mismatch', 'label-missing', 'hemolysed', 'too-little', 'too-old', 'clotted', 'diluted', 'wrong-tube', 'leaking', 'unsigned', 'other'
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** How a tube was looked at when it came in: same id as the sample. A sample without one was taken in the simple way. */
export const sampleCheckSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  sampleId: z.string(),
  /** Items that do not agree with the request. */
  labelFaults: z.array(z.enum(labelItems)),
  rejectionReason: z.enum(rejectionReasons).nullable(),
  checkedAt: z.string(),
  checkedBy: z.string()
})
export type SampleCheck = z.infer<typeof sampleCheckSchema>
