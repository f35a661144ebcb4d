import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

type Code = Extract<RefusalCode, `emergency.${string}` | `tasks.${string}` | `autologous.${string}`>

/** Emergency release and what follows it; autologous bags. Articles: 临床输血技术规范 and 医疗机构临床用血管理办法. */
export const taskRefusals: Record<Code, RefusalPair> = {
  'emergency.component-needs-group': {
    zh: '不能紧急发出：患者血型未定，{component}没有可通用的血型。请先发 O 型红细胞或 AB 型血浆，同时采集标本定型。',
    en: 'No emergency issue: the group of the patient is not known and there is no universal group for {component}. Give O red cells or AB plasma, and have a sample grouped.'
  },
  'emergency.group-not-universal': {
    zh: '不能紧急发出：患者血型未定，只能用 {only} 型，献血码 {din} 是 {donor} 型。请换一袋 {only} 型。',
    en: 'No emergency issue: the group of the patient is not known, so only {only} may go; bag {din} is {donor}. Take a bag of {only}.'
  },
  'emergency.abo-incompatible': {
    zh: '不能紧急发出：患者血型 {recipient}，献血码 {din} 是 {donor} 型，ABO 不相容。紧急情况也不能放行，请换一袋。',
    en: 'No emergency issue: the patient is {recipient}, bag {din} is {donor}: ABO incompatible. No emergency allows this; take another bag.'
  },
  'emergency.rhd-positive': {
    zh: '不能紧急发出：献血码 {din} 是 RhD 阳性，患者 RhD 阴性或未定，本院规定只用 RhD 阴性。请换一袋 RhD 阴性。',
    en: 'No emergency issue: bag {din} is RhD positive and the patient is negative or not typed; the house allows RhD negative only. Take a negative bag.'
  },
  'emergency.rhd-antibody': {
    zh: '不能紧急发出：患者有抗体史，不能排除抗-D，献血码 {din} 是 RhD 阳性。请换一袋 RhD 阴性。',
    en: 'No emergency issue: the patient has an antibody on record, which may be anti-D, and bag {din} is RhD positive. Take a negative bag.'
  },
  'emergency.rhd-reason-missing': {
    zh: '献血码 {din} 是 RhD 阳性，患者 RhD 阴性或未定。必须写明使用 RhD 阳性的理由，并由医生知情，才能发出。',
    en: 'Bag {din} is RhD positive and the patient is negative or not typed. Write why RhD positive is used, with the physician informed, before it goes.'
  },
  'emergency.patient-unknown': {
    zh: '没有找到这位患者。请扫描腕带或申请单，或按“身份不明”。',
    en: 'This patient is not on record. Scan the wristband or the request, or choose “unknown”.'
  },
  'emergency.record-taken': {
    zh: '病案号 {record} 已经登记过另一份患者资料，两份资料不能在这里合并。请先不填身份完成补办，并通知主任。',
    en: 'Record number {record} belongs to another record already, and two records are not joined here. Complete the request without the identity and tell the lab head.'
  },
  'tasks.task-unknown': { zh: '没有找到这项待办。请刷新清单。', en: 'This task is not on record. Refresh the list.' },
  'tasks.task-done': { zh: '这项待办已经完成，没有重复登记。', en: 'This task is done already; nothing was recorded again.' },
  'tasks.result-missing': {
    zh: '不能关闭待办“{task}”：没有找到对应的结果。请先登记结果。',
    en: 'The task “{task}” cannot be closed: there is no such result. Record the result first.'
  },
  'tasks.result-unfit': {
    zh: '不能关闭待办“{task}”：这份结果不属于这袋血、这份申请或这位患者，或还没有完成。请登记正确的结果。',
    en: 'The task “{task}” cannot be closed: this result is about another bag, request or patient, or is not finished. Record the right one.'
  },
  'tasks.match-incomplete': {
    zh: '献血码 {din} 的配血结果不完整：需要做的一侧还没有做。请做完后再登记。',
    en: 'The cross-match of bag {din} is not complete: a side that is needed was not done. Finish it and record it then.'
  },
  'tasks.case-unknown': { zh: '没有找到这个异常个案。请刷新清单。', en: 'This case is not on record. Refresh the list.' },
  'tasks.case-open': { zh: '这位患者的同类异常个案还没有关闭，没有重复登记。', en: 'A case of this kind is open for this patient already; none was added.' },
  'tasks.case-closed': { zh: '这个异常个案已经关闭，没有重复登记。', en: 'This case is closed already; nothing was recorded again.' },
  'tasks.case-acknowledged': { zh: '这个异常个案已经有人确认知晓，没有重复登记。', en: 'Somebody has acknowledged this case already; nothing was recorded again.' },
  'tasks.policy-transport': {
    zh: '{component} 的运输温度下限不低于上限。请改正后保存。',
    en: 'The lowest transport temperature of {component} is not below the highest. Correct it and save again.'
  },
  'tasks.policy-tiers': {
    zh: '分级不对：医务部门审批的起点（{office} mL）必须大于科主任签发的起点（{review} mL）。请更正。',
    en: 'The tiers are wrong: the medical affairs office ({office} mL) must begin above the department head ({review} mL). Correct them.'
  },
  'tasks.policy-component': {
    zh: '缺少{component}的换算规则，没有保存。请补上。',
    en: 'The rule for {component} is missing; nothing was saved. Add it.'
  },
  'autologous.patient-unknown': { zh: '没有找到这位患者，没有绑定。请扫描腕带或申请单。', en: 'This patient is not on record; nothing was bound. Scan the wristband or the request.' },
  'autologous.bound-already': {
    zh: '献血码 {din} 已经绑定患者，不能再改。自体血不得转给他人。',
    en: 'Bag {din} is bound to a patient already and the binding is never changed. Autologous blood goes to nobody else.'
  },
  'autologous.unbound': {
    zh: '献血码 {din} 的产品码写明自体血，还没有绑定患者，不能解除隔离。请先绑定患者。',
    en: 'The product code of bag {din} says autologous and it is bound to nobody, so it stays in quarantine. Bind it to its patient first.'
  },
  'autologous.not-quarantined': {
    zh: '献血码 {din} 现在的状态是{state}，只有隔离中的自体血可以绑定。请先隔离并核对。',
    en: 'Bag {din} is now {state}; only a quarantined autologous bag is bound. Quarantine and check it first.'
  },
  'autologous.other-bag': {
    zh: '扫描的是另一袋：献血码 {scanned}，要绑定的是 {din}。没有绑定，请核对手中的血袋。',
    en: 'Another bag was scanned: {scanned} instead of {din}. Nothing was bound; check the bag in your hand.'
  },
  'autologous.not-autologous': {
    zh: '献血码 {din} 的血型码和产品码都没有写明自体血，没有绑定。请扫血袋上的血型码，或向血站核实。',
    en: 'Neither group code nor product code of bag {din} says autologous; nothing was bound. Scan the group code on the bag, or ask the station.'
  },
  'autologous.group-differs': {
    zh: '患者 {recipient} {recipientRhd}，血袋 {donor} {donorRhd}，自体血血型应当一致。没有绑定，请停下核对患者和血袋。',
    en: 'Patient {recipient} {recipientRhd}, bag {donor} {donorRhd}: autologous blood must have the same group. Nothing was bound; stop and check patient and bag.'
  }
}
