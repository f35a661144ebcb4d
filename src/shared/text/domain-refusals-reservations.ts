import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why something about a reservation is not done (R01, R02). */
export const reservationRefusals: Record<Extract<RefusalCode, `reservations.${string}`>, RefusalPair> = {
  'reservations.reservation-unknown': { zh: '找不到这张预约单，或它已有变化。请从列表中重新打开。', en: 'This reservation is not known, or has changed. Open it from the list again.' },
  'reservations.number-unknown': { zh: '没有预约单 {number}，或已经登记过。', en: 'There is no reservation {number}, or it was noted before.' },
  'reservations.number-taken': { zh: '预约单号 {number} 已用过，没有保存。请换一个单号。', en: 'Reservation number {number} is in use; nothing was saved. Use another number.' },
  'reservations.not-a-draft': { zh: '预约单 {number} 已经提交，不能当作草稿修改。请用“变更”。', en: 'Reservation {number} was submitted and is no draft any more. Use “Change”.' },
  'reservations.needed-by-past': { zh: '预约单 {number} 的需用时间已过，没有提交。请改时间。', en: 'The time by which {number} is needed has passed; it was not submitted. Change the time.' },
  'reservations.waits-for-station': { zh: '预约单 {number} 还在等血站答复，请稍后再变更。', en: 'Reservation {number} still waits for the station’s answer; change it after that.' },
  'reservations.too-late': { zh: '预约单 {number} 已在发血或已结束，不能再变更或撤回。请电话联系血站。', en: 'Reservation {number} is on its way or over; it cannot be changed or withdrawn. Call the station.' },
  'reservations.line-twice': { zh: '品种 {product}、{abo} 型写了两行，没有保存。请合并成一行。', en: 'Product {product}, group {abo}, stands twice; nothing was saved. Make it one line.' },
  'reservations.seen-before': { zh: '已经有人看过。', en: 'Somebody has seen it already.' }
}
