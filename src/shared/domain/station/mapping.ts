import { z } from 'zod'

/** Our names of what a station's field may mean. Those of a dispatch row are the columns of `receiving/dispatch-columns.ts`. */
export const mappedFields = [
  'din', 'productCode', 'componentName', 'abo', 'rhd', 'volumeMl', 'expiresAt', 'price', 'dispatchNumber', 'stationName', 'dispatchedAt',
  'lineNo', 'quantity', 'unit', 'neededBy', 'purpose', 'urgency', 'outcome', 'reason', 'expectedAt', 'reservationNumber', 'returnNumber', 'referralNumber',
  'title', 'body', 'publishedAt', 'noticeKind', 'period', 'amount', 'sampleNumber', 'result', 'testedAt', 'validHours', 'receipt', 'temperatureC', 'boxNumber'
] as const
export type MappedField = (typeof mappedFields)[number]

/** Fields whose values are codes, each with the values we know. A code is never guessed (domain.md §2.4: 3 is O here and AB there). */
export const codedFields = {
  abo: ['A', 'B', 'AB', 'O'],
  rhd: ['pos', 'neg', 'unknown'],
  unit: ['U', 'mL', 'dose'],
  urgency: ['routine', 'urgent'],
  outcome: ['accepted', 'partly', 'refused', 'shipped', 'approved', 'rejected'],
  result: ['compatible', 'incompatible'],
  receipt: ['accepted', 'quarantined', 'rejected', 'missing'],
  noticeKind: ['recall', 'shortage', 'holiday', 'price', 'other']
} as const
export type CodedField = keyof typeof codedFields

export const isCoded = (field: string): field is CodedField => Object.hasOwn(codedFields, field)

export const mappingSchema = z.object({
  fields: z.array(z.object({ from: z.string().trim().min(1).max(80), to: z.enum(mappedFields) })).max(200),
  values: z
    .array(
      z.object({
        field: z.enum(['abo', 'rhd', 'unit', 'urgency', 'outcome', 'result', 'receipt', 'noticeKind', 'productCode']),
        from: z.string().trim().max(80),
        to: z.string().trim().min(1).max(80),
        /** Of several codes of the station with one meaning, the one that we send. */
        outgoing: z.boolean()
      })
    )
    .max(2000)
})
/** How one station names and codes things: the hospital's own table, edited and tried out before it is used. */
export type StationMapping = z.infer<typeof mappingSchema>
