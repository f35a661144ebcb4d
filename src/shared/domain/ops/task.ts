import { z } from 'zod'

/** Work that a rule leaves behind and that only its result ends (domain.md §4.3, §8.12). */
export const taskKinds = ['emergency-crossmatch', 'emergency-grouping', 'emergency-request-completion'] as const
export type TaskKind = (typeof taskKinds)[number]

/** 待办: opened by a rule, closed by a result and by nothing else. `resultId` names the document that ended it. */
export const taskSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(taskKinds),
  unitId: z.string().nullable(),
  requestId: z.string().nullable(),
  patientId: z.string().nullable(),
  state: z.enum(['open', 'done']),
  openedAt: z.string(),
  openedBy: z.string(),
  dueAt: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  resultId: z.string().nullable()
})
export type Task = z.infer<typeof taskSchema>
