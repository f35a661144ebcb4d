import type pg from 'pg'
import type { MessageKind, OutgoingMessage } from '../../../../src/shared/domain/station/document.ts'
import type { Instant } from '../../../../src/shared/kernel/time.ts'
import type { Queryable } from '../../sync/documents.ts'
import { transaction } from '../../sync/transaction.ts'
import { settleMessage } from './outbox.ts'
import type { PartnerRef } from './partner-ref.ts'
import type { SendAnswer } from './port.ts'

/** The station's word on a message of ours. */
export interface Answered {
  readonly message: OutgoingMessage
  readonly answer: Exclude<SendAnswer, { readonly kind: 'pending' }>
  readonly now: Instant
}

/** What a module does with the station's word, in the transaction that notes it. It may not throw because a rule refuses: the word stands all the same. */
export type Hear = (db: Queryable, ref: PartnerRef, answered: Answered) => Promise<void>
export type Answers = Readonly<Partial<Record<MessageKind, Hear>>>

/** Notes the station's word and tells the module whose message it was: both or neither, once. */
export async function takeAnswer(pool: pg.Pool, ref: PartnerRef, parts: { readonly seq: number; readonly message: OutgoingMessage; readonly answer: SendAnswer; readonly now: Instant; readonly answers: Answers }): Promise<void> {
  const { seq, message, answer, now, answers } = parts
  await transaction(pool, async (db) => {
    const first = await settleMessage(db, ref, { seq, answer, now })
    if (first && answer.kind !== 'pending') await answers[message.kind]?.(db, ref, { message, answer, now })
  })
}
