import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Requests, samples, groups and cross-matches (R31). */
export const testingRefusals: Record<Extract<RefusalCode, `testing.${string}`>, RefusalPair> = {
  'testing.request-number-taken': {
    zh: '申请单号 {number} 已经登记过。请打开那张申请，或核对单号。',
    en: 'Request number {number} is registered already. Open that request, or check the number.'
  },
  'testing.approval-tier-missing': {
    zh: '不能登记为已批准：这位患者当日 {count} 份申请合计 {sum} mL，须由{needed}签发（现为：{given}）。请补齐审批，或先登记为待审批。',
    en: 'Not recorded as approved: the {count} requests of this patient in one day add up to {sum} mL and need the {needed} (given: {given}). Have it approved, or register it as waiting.'
  },
  'testing.approval-tier-unconvertible': {
    zh: '不能登记为已批准：{component}的用量无法换算为毫升，按最高一级须由{needed}签发（现为：{given}）。请补齐审批，或在设置中填写换算值。',
    en: 'Not recorded as approved: an amount of {component} cannot be converted to mL, so the highest tier holds: {needed} (given: {given}). Have it approved, or set the conversion in the settings.'
  },
  'testing.request-unknown': {
    zh: '找不到这张用血申请或申请中的患者。请重新扫描申请单，或先登记。',
    en: 'The request or its patient is not known. Scan the request again, or register it first.'
  },
  'testing.request-not-approved': {
    zh: '用血申请 {number} 还没有批准，不能配血。请联系申请科室完成审批。',
    en: 'Request {number} is not approved, so nothing is cross-matched for it. Ask the ward to have it approved.'
  },
  'testing.sample-unknown': {
    zh: '这位患者没有接收过的标本，不能配血。请先接收标本。',
    en: 'No sample of this patient was received, so nothing can be cross-matched. Receive one first.'
  },
  'testing.sample-number-taken': {
    zh: '标本号 {number} 已经登记过，没有重复接收。请核对试管标签。',
    en: 'Sample number {number} is registered already; it was not received twice. Check the label of the tube.'
  },
  'testing.sample-collected-in-future': {
    zh: '标本 {number} 的采集时间不对（晚于现在）。请核对采集时间和本机时钟。',
    en: 'The collection time of sample {number} is not valid (later than now). Check it and the clock of the bench.'
  },
  'testing.conclusion-superseded': {
    zh: '标本 {number} 又有新的血型鉴定，没有保存结论。请重新打开，看过全部鉴定结果再下结论。',
    en: 'Sample {number} was grouped again meanwhile, so nothing was concluded. Open it again and look at all groupings first.'
  },
  'testing.conclusion-not-needed': {
    zh: '标本 {number} 没有待处理的血型不符，不需要下结论。请核对标本。',
    en: 'No discrepancy of sample {number} is open, so there is nothing to conclude. Check the sample.'
  },
  'testing.conclusion-over-clear-grouping': {
    zh: '标本 {number} 已清楚定为 {found}，不能另下结论。如患者血型史有误请选“更正血型史”，疑采错患者请重新采集标本。',
    en: 'Sample {number} was clearly grouped as {found}; no other group may be concluded over it. Correct the history if that is wrong, or have a new sample drawn.'
  },
  'testing.conclusion-needs-groupings': {
    zh: '标本 {number} 只有 {found} 次血型鉴定，至少要 {needed} 次才能下结论。请先重新定型。',
    en: 'Sample {number} was grouped {found} time(s); {needed} are needed before a group is concluded. Group it again first.'
  },
  'testing.conclusion-needs-clear-grouping': {
    zh: '标本 {number} 最近一次鉴定不清楚，不能据此更正血型史。请重新定型或重新采集标本。',
    en: 'The last grouping of sample {number} is not clear, so the history is not corrected by it. Group again or have a new sample drawn.'
  },
  'testing.conclusion-contradicts-grouping': {
    zh: '结论与标本 {number} 清楚的鉴定结果 {found} 不一致，没有保存。请核对，或重新采集标本。',
    en: 'The conclusion contradicts the clear grouping {found} of sample {number} and was not saved. Check it, or have a new sample drawn.'
  },
  'testing.conclusion-differs-from-history': {
    zh: '结论与患者血型史 {history} 不一致，没有保存。血型史只能凭清楚的鉴定结果更正。',
    en: 'The conclusion differs from the history {history} and was not saved. A history is corrected only by a clear grouping.'
  },
  'testing.sample-rejected': {
    zh: '患者最近的标本 {number} 已拒收，不能配血。请重新采集标本。',
    en: 'The latest sample {number} was rejected, so it cannot be cross-matched. A new sample is needed.'
  },
  'testing.sample-superseded': {
    zh: '患者又有了更新的标本 {number}，这次结果不是用它做的，没有按新标本登记。请用新标本重新配血。',
    en: 'A newer sample {number} has come in; this result was made with another one and is not recorded for it. Cross-match with the new sample.'
  },
  'testing.sample-too-old': {
    zh: '标本 {number} 采集已超过 {maxHours} 小时，不能使用。请重新采集标本。',
    en: 'Sample {number} was collected more than {maxHours} h ago and cannot be used. A new sample is needed.'
  },
  'testing.sample-not-grouped': {
    zh: '标本 {number} 还没有鉴定 ABO/RhD 血型，不能配血。请先鉴定血型。',
    en: 'Sample {number} has no ABO/RhD group yet, so it cannot be cross-matched. Group it first.'
  },
  'testing.group-differs-from-history': {
    zh: '血型与历史不一致：历史 {history} {historyRhd}，本次 {found} {foundRhd}。没有保存。请停下，核对患者身份，重新采集标本复查。',
    en: 'The group differs from the history: {history} {historyRhd} before, {found} {foundRhd} now. Nothing was saved. Stop, check who it is, and re-type a new sample.'
  },
  'testing.unit-unfit': {
    zh: '献血码 {din} 不能用于配血：状态为{state}，或已过期。请换一袋在库且未过期的血。',
    en: 'Bag {din} cannot be cross-matched: its state is {state}, or it is expired. Take one that is in stock and not expired.'
  },
  'testing.group-incompatible': {
    zh: '患者 {recipient} {recipientRhd}，血袋 {donor} {donorRhd}，ABO/RhD 不相容或不明，不能登记为相合。请核对结果并换一袋。',
    en: 'Patient {recipient} {recipientRhd}, bag {donor} {donorRhd}: ABO/RhD incompatible or unknown, so “compatible” cannot be recorded. Check the result and take another bag.'
  },
  'testing.unit-not-red-cells': {
    zh: '献血码 {din} 不含可供定型的红细胞，不能做血袋血型复查。以血站标签为准。',
    en: 'Bag {din} holds no red cells to type, so it cannot be re-typed. The label of the station counts.'
  },
  'testing.sample-label-faulty': {
    zh: '标本 {number} 的标签与申请单不符，不能接收。请拒收并通知病区重新采集。',
    en: 'The label of sample {number} does not agree with the request, so it is not accepted. Reject it and have a new one drawn.'
  },
  'testing.rejection-unexplained': {
    zh: '标本 {number} 选择了拒收原因，却没有写明说明。请补写后再保存。',
    en: 'Sample {number} has a rejection reason without its words. Write them and save again.'
  }
}
