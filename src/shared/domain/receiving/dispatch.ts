import { z } from 'zod'

/** 发血单: what the station says it has sent. */
export const dispatchSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  stationName: z.string(),
  dispatchedAt: z.string().nullable(),
  importedAt: z.string(),
  importedBy: z.string(),
  fileName: z.string(),
  state: z.enum(['open', 'finished']),
  finishedAt: z.string().nullable(),
  finishedBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  temperatureC: z.number().nullable()
})
export type Dispatch = z.infer<typeof dispatchSchema>
