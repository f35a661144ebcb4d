import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why something about a notice or a recall is not done (R10). */
export const noticeRefusals: Record<Extract<RefusalCode, `notices.${string}`>, RefusalPair> = {
  'notices.notice-unknown': { zh: '找不到这条通知。请从列表中重新打开。', en: 'This notice is not known. Open it from the list again.' },
  'notices.read-before': { zh: '您已经看过这条通知。', en: 'You have read this notice already.' },
  'notices.recall-known': { zh: '召回 {number} 已经登记。请在列表中打开它。', en: 'Recall {number} is on record. Open it from the list.' },
  'notices.recall-empty': { zh: '召回没有写明献血码或产品，没有登记。', en: 'The recall names no donation and no product; nothing was recorded.' },
  'notices.recall-unknown': { zh: '找不到这次召回或其中的血袋。请从列表中重新打开。', en: 'This recall, or a bag of it, is not known. Open it from the list again.' },
  'notices.recall-closed': { zh: '召回 {number} 已经结束，不能再改。', en: 'Recall {number} is closed and cannot be changed.' },
  'notices.recall-open-lines': { zh: '召回 {number} 还有 {count} 袋没有写明去向，不能结束。', en: '{count} bags of recall {number} are not followed up yet; it cannot be closed.' }
}
