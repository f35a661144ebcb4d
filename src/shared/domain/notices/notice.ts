import { z } from 'zod'

export const noticeKinds = ['recall', 'shortage', 'holiday', 'price', 'other'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** 血站通知: what the station tells all hospitals, or one. A corrected one replaces its text; who had read it reads it again. */
export const noticeSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  partnerId: z.string(),
  number: z.string(),
  kind: z.enum(noticeKinds),
  title: z.string(),
  body: z.string(),
  /** As the station says it; null: it does not. */
  publishedAt: z.string().nullable(),
  takenAt: z.string(),
  /** The recall that it began; null: none. */
  recallId: z.string().nullable()
})
export type Notice = z.infer<typeof noticeSchema>

/** One person has read one notice, in one of its versions. */
export const noticeReadSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  noticeId: z.string(),
  userId: z.string(),
  noticeVersion: z.number().int(),
  readAt: z.string()
})
export type NoticeRead = z.infer<typeof noticeReadSchema>

export const recallTargetSchema = z.object({
  dins: z.array(z.string().length(13)).max(500),
  products: z.array(z.object({ productCode: z.string().min(5).max(8), expiresFrom: z.string(), expiresTo: z.string() })).max(20)
})

/** 召回: bags that must not be used, from a notice or a letter. Open until what became of every one of them is written down and two people have closed it. */
export const recallSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  noticeId: z.string().nullable(),
  reason: z.string(),
  dins: z.array(z.string()),
  products: z.array(z.object({ productCode: z.string(), expiresFrom: z.string(), expiresTo: z.string() })),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  openedBy: z.string(),
  checkedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  closeCheckedBy: z.string().nullable(),
  conclusion: z.string().nullable()
})
export type Recall = z.infer<typeof recallSchema>

/** What a recall found, bag by bag. */
export const recallLineSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  recallId: z.string(),
  din: z.string(),
  productCode: z.string(),
  unitId: z.string().nullable(),
  /** When the recall was opened, or the bag came: locked (now or before), with a ward, gone, or never here. */
  where: z.enum(['locked', 'issued', 'gone', 'never-here']),
  issueId: z.string().nullable(),
  patientId: z.string().nullable(),
  /** What became of it. Null: still to be followed up. */
  followUp: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable()
})
export type RecallLine = z.infer<typeof recallLineSchema>

/** Nobody has to follow up what is not in the house and with no ward. */
export const needsFollowUp = ({ where, followUp }: Pick<RecallLine, 'where' | 'followUp'>): boolean => followUp === null && (where === 'locked' || where === 'issued')

/** Whether an open recall names this bag: bags that come later are stopped at the door. */
export function isRecalled(recalls: readonly Pick<Recall, 'state' | 'dins' | 'products'>[], bag: { readonly din: string; readonly productCode: string; readonly expiresAt: string }): boolean {
  return recalls.some((r) => r.state === 'open' && (r.dins.includes(bag.din) || r.products.some((p) => bag.productCode.startsWith(p.productCode) && bag.expiresAt >= p.expiresFrom && bag.expiresAt <= p.expiresTo)))
}
