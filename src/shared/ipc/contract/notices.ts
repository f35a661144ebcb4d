import { z } from 'zod'
import { noticeKinds, noticeSchema, recallLineSchema, recallSchema } from '../../domain/notices/notice.ts'
import { commandId, nothing, signature, unitRow } from './rows.ts'

const person = z.object({ name: z.string(), at: z.string() })
const noticeRow = noticeSchema.extend({ read: z.boolean(), recallState: z.enum(['open', 'closed']).nullable() })
const recallRow = recallSchema.extend({ bags: z.number().int(), toDo: z.number().int(), openedByName: z.string(), closedByName: z.string().nullable(), closeCheckedByName: z.string().nullable() })

export const noticeCalls = {
  /** The newest first, at most 200; `text` is looked for in number, title and words. */
  'notices.list': { capability: 'look', input: z.object({ text: z.string().max(60), kind: z.enum(noticeKinds).nullable(), unread: z.boolean() }), output: z.object({ notices: z.array(noticeRow), unread: z.number().int() }) },
  'notices.one': { capability: 'look', input: z.object({ noticeId: z.string() }), output: z.object({ notice: noticeRow, readers: z.array(person) }) },
  'notices.read': { capability: 'look', input: z.object({ commandId, noticeId: z.string() }), output: nothing },
  'notices.recalls': { capability: 'look', input: nothing, output: z.object({ recalls: z.array(recallRow) }) },
  'notices.recall': {
    capability: 'look',
    input: z.object({ recallId: z.string() }),
    output: z.object({
      recall: recallRow,
      lines: z.array(recallLineSchema.extend({ unit: unitRow.nullable(), patientName: z.string().nullable(), ward: z.string().nullable(), recordNumber: z.string().nullable(), requestNumber: z.string().nullable(), doneByName: z.string().nullable() }))
    })
  },
  /** From a letter, by two people. */
  'notices.openRecall': {
    capability: 'handle-stock',
    input: z.object({ commandId, recallId: z.uuid(), number: z.string().trim().min(1).max(60), reason: z.string().trim().min(1).max(300), dins: z.array(z.string().length(13)).min(1).max(500), signature }),
    output: nothing
  },
  'notices.followUp': { capability: 'handle-stock', input: z.object({ commandId, recallId: z.string(), lineIds: z.array(z.string()).min(1).max(200), text: z.string().trim().min(1).max(300) }), output: nothing },
  'notices.closeRecall': { capability: 'handle-stock', input: z.object({ commandId, recallId: z.string(), conclusion: z.string().trim().min(1).max(500), signature }), output: nothing },
  /** One letter per ward that has bags of it, as PDF among the slips (they name patients, so they are forgotten after a day). */
  'notices.letters': { capability: 'handle-stock', input: z.object({ recallId: z.string() }), output: z.object({ files: z.array(z.string()) }) },
  'notices.print': { capability: 'look', input: z.object({ noticeId: z.string() }), output: z.object({ file: z.string() }) }
} as const
