import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why something about a match by the station is not done (R07). */
export const referenceRefusals: Record<Extract<RefusalCode, `references.${string}`>, RefusalPair> = {
  'references.number-taken': { zh: '送检单号 {number} 已用过，没有登记。请换一个单号。', en: 'Referral number {number} is in use; nothing was recorded. Use another number.' },
  'references.no-sample': { zh: '申请 {request} 的患者没有可用的标本，不能送检。请先接收标本。', en: 'The patient of request {request} has no good sample to send. Receive one first.' },
  'references.referral-unknown': { zh: '找不到这张送检单。请从列表中重新打开。', en: 'This referral is not known. Open it from the list again.' },
  'references.handed-before': { zh: '送检单 {number} 已登记交接。', en: 'The hand-over of referral {number} is on record.' },
  'references.tested-in-future': { zh: '送检单 {number} 的检测时间在将来，没有登记。请核对日期。', en: 'The time of the test of referral {number} lies in the future; nothing was recorded. Check the date.' },
  'references.tested-before-sample': { zh: '送检单 {number} 的检测时间早于标本采集，没有登记。请核对日期和标本。', en: 'The test of referral {number} is earlier than its tube; nothing was recorded. Check the date and the tube.' },
  'references.bag-not-referred': { zh: '送检单 {number} 中没有这袋血，没有登记。请与血站核对。', en: 'This bag is not on referral {number}; nothing was recorded. Ask the station.' },
  'references.result-known': { zh: '送检单 {number} 的报告 {answer} 已经登记。', en: 'Report {answer} of referral {number} is on record.' }
}
