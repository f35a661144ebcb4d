import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why a bag does not leave the counter. Art. numbers: 临床输血技术规范. */
export const issuingRefusals: Record<Extract<RefusalCode, `issuing.${string}`>, RefusalPair> = {
  'issuing.unit-unknown': {
    zh: '不能发出：本科室没有登记过这袋血。请核对自编号和献血码；确实未入库的，先按发血单入库。',
    en: 'Not issued: this bag was never received here. Check self-number and donation number; if it is new, receive it first.'
  },
  'issuing.unit-not-numbered': {
    zh: '不能发出：献血码 {din} 还没有自编号。请先编号、贴签并回扫。',
    en: 'Not issued: bag {din} has no self-number yet. Number it, stick the label and scan it back first.'
  },
  'issuing.label-not-scanned-back': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）贴签后还没有回扫。请先回扫标签和血袋。',
    en: 'Not issued: label {selfNumber} (bag {din}) was not scanned back yet. Scan the label and the bag first.'
  },
  'issuing.unit-quarantined': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）在隔离中，原因：{reason}。请放回隔离冰箱，换一袋。',
    en: 'Not issued: {selfNumber} (bag {din}) is quarantined because of: {reason}. Put it back into quarantine and take another bag.'
  },
  'issuing.unit-already-issued': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）已经发出过。请停下核对血袋，并查看这袋血的去向。',
    en: 'Not issued: {selfNumber} (bag {din}) was issued before. Stop, check the bag, and look up where it went.'
  },
  'issuing.unit-returned': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）是发出后退回的血，不得再次发出。请按报废处理。',
    en: 'Not issued: {selfNumber} (bag {din}) came back from a ward and may never be issued again. Discard it.'
  },
  'issuing.unit-discarded': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）已登记报废。请停下核对血袋，把它移出储血冰箱。',
    en: 'Not issued: {selfNumber} (bag {din}) is recorded as discarded. Stop, check the bag and take it out of the fridge.'
  },
  'issuing.unit-return-asked': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）已申请退回血站，正在等待答复。请另取一袋。',
    en: 'Not issued: {selfNumber} (bag {din}) is to go back to the station, which has not answered yet. Take another bag.'
  },
  'issuing.unit-sent-back': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）已退回血站。请停下核对血袋，并联系血站。',
    en: 'Not issued: {selfNumber} (bag {din}) went back to the station. Stop, check the bag and call the station.'
  },
  'issuing.unit-expired': {
    zh: '不能发出：献血码 {din} 的失效时间是 {expiresAt}，已过期 {hours} 小时。请放入隔离冰箱。',
    en: 'Not issued: bag {din} expired at {expiresAt}, {hours} h ago. Put it into quarantine.'
  },
  'issuing.not-holder': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）由另一台工作站保管，本机无权发出。请到那台工作站发血，或换一袋。',
    en: 'Not issued: {selfNumber} (bag {din}) is held by another bench. Issue it there, or take another bag.'
  },
  'issuing.epoch-passed': {
    zh: '不能发出：献血码 {din} 的保管权已移交（本机所知第 {epoch} 次，现为第 {now} 次）。请停下，联系现在保管它的工作站。',
    en: 'Not issued: authority over bag {din} has moved on (known here: {epoch}, now: {now}). Stop and ask the bench that holds it now.'
  },
  'issuing.holder-already': {
    zh: '献血码 {din} 已由本工作站保管，不需要移交。',
    en: 'Bag {din} is already held by this bench; nothing needs to be handed over.'
  },
  'issuing.not-recalled': {
    zh: '没有工作站请求移交献血码 {din}，保管权不变。',
    en: 'No bench has asked for bag {din}; its holder stays.'
  },
  'issuing.offline-off': {
    zh: '不能发出：连不上服务器，本院未开通断网发血。请恢复网络；抢救用血请按 F12 走紧急发血。',
    en: 'Not issued: the server does not answer and this hospital has not signed issue without it. Restore the network; to save a life press F12, emergency issue.'
  },
  'issuing.offline-typed': {
    zh: '不能发出：断网时自编号 {selfNumber} 和献血码 {din} 都必须扫描，不能键入。请用扫码枪扫标签和血袋。',
    en: 'Not issued: without the server both codes ({selfNumber}, {din}) must be scanned, not typed. Scan the label and the bag.'
  },
  'issuing.offline-too-old': {
    zh: '不能发出：本机已超过 {hours} 小时没有得到服务器的数据。请恢复网络；抢救用血请按 F12。',
    en: 'Not issued: this bench has heard nothing from the server for more than {hours} h. Restore the network; to save a life press F12.'
  },
  'issuing.offline-recalled': {
    zh: '不能发出：另一台工作站已请求移交自编号 {selfNumber}（献血码 {din}）。请换一袋，或等网络恢复。',
    en: 'Not issued: another bench has asked for {selfNumber} (bag {din}). Take another bag, or wait for the network.'
  },
  'issuing.request-unknown': {
    zh: '不能发出：找不到这张用血申请或申请中的患者。请重新扫描取血单，或先登记申请。',
    en: 'Not issued: the request or its patient is not known. Scan the pick-up slip again, or register the request first.'
  },
  'issuing.request-not-approved': {
    zh: '不能发出：用血申请 {request} 还没有批准。请联系申请科室完成审批。',
    en: 'Not issued: request {request} is not approved. Ask the ward to have it approved.'
  },
  'issuing.request-cancelled': {
    zh: '不能发出：用血申请 {request} 已取消。请联系申请科室；仍需用血的，重新申请。',
    en: 'Not issued: request {request} was cancelled. Call the ward; if blood is still needed, a new request is.'
  },
  'issuing.quantity-unit-differs': {
    zh: '不能发出：血袋按 {unit} 计量，用血申请 {request} 按 {wanted} 计量。请核对申请的计量单位。',
    en: 'Not issued: the bag is counted in {unit}, request {request} in {wanted}. Check the unit of the request.'
  },
  'issuing.request-filled': {
    zh: '不能发出：用血申请 {request} 申请量 {wanted}，已发 {issued}，再发这一袋会超出申请量。请换一袋，或补申请。',
    en: 'Not issued: request {request} asks for {wanted}, {issued} went out; this bag would exceed it. Take another bag or ask for a new request.'
  },
  'issuing.consent-missing': {
    zh: '不能发出：用血申请 {request} 没有输血治疗知情同意书。请联系申请科室签署。',
    en: 'Not issued: request {request} has no signed consent. Ask the ward for it.'
  },
  'issuing.component-mismatch': {
    zh: '不能发出：申请的是{wanted}，这袋是{unit}。请换成申请的品种。',
    en: 'Not issued: the request asks for {wanted}, this bag is {unit}. Take the component that was asked for.'
  },
  'issuing.autologous-other-patient': {
    zh: '不能发出：献血码 {din} 是另一位患者的自体血，只能回输给本人。请放回并换一袋。',
    en: 'Not issued: bag {din} is autologous blood of another patient and may go to that patient only. Put it back.'
  },
  'issuing.recipient-group-unknown': {
    zh: '不能发出：患者的 ABO/RhD 血型还没有确定。请先接收标本并鉴定血型。',
    en: 'Not issued: the ABO/RhD group of the patient is not known. Receive a sample and group it first.'
  },
  'issuing.donor-group-unknown': {
    zh: '不能发出：献血码 {din} 的 RhD 血型不明，按不相容处理。请复检血型，或换一袋。',
    en: 'Not issued: the RhD of bag {din} is unknown, which counts as incompatible. Re-type it or take another bag.'
  },
  'issuing.abo-incompatible': {
    zh: '不能发出：患者 {recipient} 型，血袋 {donor} 型，ABO 不相容。请核对患者和血袋，换成相容的血。',
    en: 'Not issued: patient {recipient}, bag {donor}: ABO incompatible. Check patient and bag, and take compatible blood.'
  },
  'issuing.rhd-incompatible': {
    zh: '不能发出：患者 {recipient} 型 RhD {recipientRhd}，血袋 {donor} 型 RhD {donorRhd}，RhD 不相容。请换成 RhD 阴性的血。',
    en: 'Not issued: patient {recipient} RhD {recipientRhd}, bag {donor} RhD {donorRhd}: RhD incompatible. Take RhD negative blood.'
  },
  'issuing.sample-missing': {
    zh: '不能发出：没有收到这位患者的标本。请先采集并接收标本。',
    en: 'Not issued: no sample of this patient was received. Receive one first.'
  },
  'issuing.sample-rejected': {
    zh: '不能发出：患者最近的标本 {sample} 已拒收。请重新采集标本（有效 {maxHours} 小时）。',
    en: 'Not issued: the latest sample {sample} was rejected. A new one is needed (good for {maxHours} h).'
  },
  'issuing.sample-too-old': {
    zh: '不能发出：标本 {sample} 采集已超过 {maxHours} 小时。请重新采集标本并配血。',
    en: 'Not issued: sample {sample} was collected more than {maxHours} h ago. Take a new sample and cross-match again.'
  },
  'issuing.sample-group-differs': {
    zh: '不能发出：标本 {sample} 的血型没有鉴定，或与患者已确定的血型不一致。请停下，核对患者身份，重新采集标本复查。',
    en: 'Not issued: sample {sample} was not grouped, or its group differs from the known group of the patient. Stop, check who it is, and re-type a new sample.'
  },
  'issuing.antibody-screen-missing': {
    zh: '不能发出：标本 {sample} 没有抗体筛查结果。请先完成抗体筛查。',
    en: 'Not issued: sample {sample} has no antibody screen. Do it first.'
  },
  'issuing.crossmatch-missing': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）没有与这位患者配血。请先配血。',
    en: 'Not issued: {selfNumber} (bag {din}) was not cross-matched for this patient. Cross-match it first.'
  },
  'issuing.reference-incompatible': { zh: '{selfNumber}（{din}）与这位患者由血站配型为不相合，不能发出。请另选血袋。', en: '{selfNumber} ({din}) was found incompatible with this patient by the station and cannot be issued. Choose another bag.' },
  'issuing.crossmatch-incompatible': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）与这位患者配血不相合或未做全。请换一袋重新配血。',
    en: 'Not issued: {selfNumber} (bag {din}) was cross-matched incompatible, or not on every side. Cross-match another bag.'
  },
  'issuing.crossmatch-other-sample': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）是用以前的标本配的血。请用最新标本重新配血。',
    en: 'Not issued: {selfNumber} (bag {din}) was cross-matched with an earlier sample. Use the latest one.'
  },
  'issuing.unit-not-retyped': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）还没有做血袋血型复查（规范第 15 条，本院规定）。请到配血屏扫描血袋复查。',
    en: 'Not issued: {selfNumber} (bag {din}) was not re-typed here (art. 15, rule of this house). Scan it on the testing screen and re-type it.'
  },
  'issuing.unit-retype-differs': {
    zh: '不能发出：自编号 {selfNumber}（献血码 {din}）的血型复查与标签不符或结果不清楚。请隔离这袋血，查明原因并通知血站。',
    en: 'Not issued: the re-type of {selfNumber} (bag {din}) differs from its label or is not clear. Quarantine it, find out why and tell the station.'
  },
  'issuing.grouping-discrepancy': {
    zh: '不能发出：标本 {sample} 的血型鉴定有疑问，还没有解决。请先查明原因、重新定型。',
    en: 'Not issued: the grouping of sample {sample} has a discrepancy that is not cleared up. Find out why and group again.'
  },
  'issuing.antibody-screen-inconclusive': {
    zh: '不能发出：标本 {sample} 的抗体筛查结果不确定。请重做抗体筛查。',
    en: 'Not issued: the antibody screen of sample {sample} is inconclusive. Repeat it.'
  },
  'issuing.antiglobulin-crossmatch-missing': {
    zh: '不能发出：患者抗体筛查阳性或有抗体史，自编号 {selfNumber}（献血码 {din}）须用抗人球蛋白法或微柱凝胶法配血（规范第 17 条）。请换方法重新配血。',
    en: 'Not issued: the patient has or had an antibody, so {selfNumber} (bag {din}) must be cross-matched by antiglobulin or gel card (art. 17). Cross-match it again.'
  },
  'issuing.appearance-label-damaged': {
    zh: '不能发出：标签破损、字迹不清（规范第 26 条①）。请隔离这袋血，换一袋。',
    en: 'Not issued: label damaged or illegible (art. 26, item 1). Quarantine the bag and take another.'
  },
  'issuing.appearance-bag-damaged': {
    zh: '不能发出：血袋有破损、漏血（规范第 26 条②）。请隔离这袋血，换一袋。',
    en: 'Not issued: bag damaged or leaking (art. 26, item 2). Quarantine it and take another.'
  },
  'issuing.appearance-clots': {
    zh: '不能发出：血液中有明显凝块（规范第 26 条③）。请隔离这袋血，换一袋。',
    en: 'Not issued: visible clots (art. 26, item 3). Quarantine the bag and take another.'
  },
  'issuing.appearance-lipemic-plasma': {
    zh: '不能发出：血浆呈乳糜状或暗灰色（规范第 26 条④）。请隔离这袋血，换一袋。',
    en: 'Not issued: plasma milky or dark grey (art. 26, item 4). Quarantine the bag and take another.'
  },
  'issuing.appearance-bubbles-or-flocs': {
    zh: '不能发出：血浆中有明显气泡、絮状物或粗大颗粒（规范第 26 条⑤）。请隔离这袋血，换一袋。',
    en: 'Not issued: bubbles, flocs or coarse particles in the plasma (art. 26, item 5). Quarantine the bag and take another.'
  },
  'issuing.appearance-unclear-interface': {
    zh: '不能发出：血浆层与红细胞界面不清或交界面溶血（规范第 26 条⑥）。请隔离这袋血，换一袋。',
    en: 'Not issued: interface of plasma and cells unclear or haemolysed (art. 26, item 6). Quarantine the bag and take another.'
  },
  'issuing.appearance-purple-red-cells': {
    zh: '不能发出：红细胞层呈紫红色（规范第 26 条⑦）。请隔离这袋血，换一袋。',
    en: 'Not issued: the red cells look purple (art. 26, item 7). Quarantine the bag and take another.'
  },
  'issuing.appearance-expired-or-other': {
    zh: '不能发出：过期或有其他须查证的情况（规范第 26 条⑧）。请隔离这袋血，换一袋。',
    en: 'Not issued: expired or to be looked into (art. 26, item 8). Quarantine the bag and take another.'
  },
  'issuing.appearance-not-checked': {
    zh: '不能发出：还没有逐项核对血袋外观（八项）。请看过血袋后确认。',
    en: 'Not issued: nobody confirmed the eight items of the appearance list. Look at the bag and confirm.'
  },
  'issuing.bag-of-other-label': {
    zh: '不能发出：标签 {number} 不是献血码 {din} 这袋血的。请停下，把这袋隔离，核对标签是否贴错。',
    en: 'Not issued: label {number} does not belong to bag {din}. Stop, set it aside and check for swapped labels.'
  },
  'issuing.issue-unknown': {
    zh: '找不到献血码 {din} 的发血记录。请核对血袋或发血单。',
    en: 'There is no record that bag {din} was issued. Check the bag or the slip.'
  }
}
