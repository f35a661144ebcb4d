import type { TermTable } from './term-text-values.ts'

/** The lab's own words. Source of the vocabulary: docs/glossary.md. */
export const termsZh: TermTable = {
  componentClass: {
    'whole-blood': '全血', 'red-cells': '红细胞', 'washed-red-cells': '洗涤红细胞', plasma: '血浆', cryoprecipitate: '冷沉淀',
    'apheresis-platelets': '机采血小板', 'manual-platelets': '手工血小板', granulocytes: '粒细胞'
  },
  temperatureBand: { 'cold-2-6': '冷藏 2–6 ℃', 'room-20-24': '常温振荡 20–24 ℃', 'frozen-18': '冷冻 −18 ℃ 以下' },
  quantityUnit: { U: 'U', mL: 'mL', dose: '治疗量' },
  unitState: {
    received: '待编号', numbered: '待回扫', 'in-stock': '在库', quarantined: '隔离', issued: '已发出', returned: '已退回', discarded: '已报废', 'return-asked': '待血站退血答复', 'sent-back': '已退血站'
  },
  finding: {
    extra: '清单外血袋', 'wrong-group': '血型与清单不符', 'wrong-component': '品种与清单不符', 'wrong-expiry': '失效时间与清单不符', expired: '已过期',
    'station-message': '血站标记不得入库', 'label-damaged': '标签破损、字迹不清', 'bag-damaged': '血袋破损、漏血', clots: '有明显凝块',
    'lipemic-plasma': '血浆乳糜状或暗灰色', 'bubbles-or-flocs': '血浆有气泡、絮状物或粗大颗粒', 'unclear-interface': '界面不清或交界面溶血',
    'purple-red-cells': '红细胞层呈紫红色', 'wrong-temperature': '运输温度不符', 'life-too-long': '失效日期超过该产品的最长保存期', other: '其他',
    'retype-differs': '血型复查与标签不符', 'retype-unclear': '血型复查结果不清楚',
    'two-labels': '有两个标签或标签不属于它', 'binding-disputed': '自体血绑定有争议', recalled: '血站召回', 'return-refused': '血站不同意退回'
  },
  appearance: {
    good: '外观正常', 'label-damaged': '标签破损、字迹不清', 'bag-damaged': '血袋破损、漏血', clots: '有明显凝块', 'lipemic-plasma': '血浆乳糜状或暗灰色',
    'bubbles-or-flocs': '血浆有气泡、絮状物或粗大颗粒', 'unclear-interface': '界面不清或交界面溶血', 'purple-red-cells': '红细胞层呈紫红色',
    'expired-or-other': '过期或其他须查证'
  },
  lineOutcome: { pending: '待核对', accepted: '已入库', quarantined: '已隔离', rejected: '已拒收', missing: '缺袋' },
  rowProblem: {
    'din-missing': '缺献血码', 'din-malformed': '献血码格式不对', 'product-missing': '缺产品码', 'product-malformed': '产品码格式不对',
    'product-unknown': '产品码未登记', 'abo-unknown': 'ABO 血型不认识', 'rhd-unknown': 'RhD 不认识', 'expiry-missing': '缺失效日期',
    'expiry-malformed': '失效日期格式不对', 'volume-malformed': '容量格式不对', 'price-malformed': '价格格式不对', 'repeated-in-file': '文件中重复',
    'already-stocked': '已入库', formula: '含公式', 'text-unfit': '文字过长或不可见', 'other-dispatch': '属于另一张发血单'
  },
  ruleProblem: {
    empty: '匹配式为空', 'too-long': '匹配式太长', syntax: '匹配式写法有误', lookaround: '不允许前后查找', backreference: '不允许反向引用',
    unsupported: '不支持的写法', 'repeated-group': '括号组不能重复', 'too-costly': '匹配式太含糊，可能很慢', 'part-unknown': '匹配式中没有这一段',
    'part-twice': '这一段重复', 'part-unmapped': '这一段没有说明含义', 'kind-twice': '含义重复', 'group-twice': '血型写了两次', 'rhd-without-abo': '有 RhD 而没有 ABO',
    'format-missing': '没有日期格式', 'value-bad': '对照表中有无效的值', 'value-twice': '对照表中有重复的值', 'prefix-not-local': '献血码前缀的第 2、3 位必须是字母', 'nothing-read': '没有读出任何内容', 'aim-bad': '码制标识不对'
  },
  deviceState: {
    connecting: '连接中', ready: '就绪', unplugged: '已拔出', failed: '无法使用', stopped: '已停用', checking: '检测中', 'paper-out': '缺纸',
    'head-open': '打印头未合上', 'ribbon-out': '缺碳带', paused: '已暂停', busy: '忙', unreachable: '连不上', silent: '无应答',
    jammed: '卡纸', fault: '故障', 'no-spooler': '没有打印程序', 'no-folder': '文件夹不能写入', 'no-driver': '不支持 HID'
  },
  deviceKind: {
    'serial-scanner': '串口扫描枪', 'hid-scanner': 'USB 扫描枪（HID POS）', 'zpl-tcp-printer': '网络标签打印机（ZPL）',
    'tspl-tcp-printer': '网络标签打印机（TSPL）', 'zpl-serial-printer': '串口标签打印机（ZPL）', 'tspl-serial-printer': '串口标签打印机（TSPL）',
    'system-printer': '系统打印队列', 'pdf-folder-printer': 'PDF 文件夹'
  },
  jobState: { queued: '待打印', sending: '打印中', printed: '已打印', failed: '打印失败', unknown: '需人工确认', cancelled: '已取消' },
  jobReason: {
    'connection-dropped': '打印途中连接中断', stalled: '打印机停止接收', 'no-answer': '发送后打印机无应答', 'still-printing': '打印机一直未打完',
    restart: '打印途中程序重新启动', interrupted: '打印途中被打断', internal: '程序内部错误', 'no-printer': '没有可用的标签打印机', operator: '人工确认',
    ready: '就绪', 'paper-out': '缺纸', 'head-open': '打印头未合上', 'ribbon-out': '缺碳带', paused: '打印机已暂停', busy: '打印机忙',
    unreachable: '打印机连不上', silent: '打印机无应答', 'labels.missing-glyph': '字体缺字', 'labels.no-room': '内容放不下',
    'labels.not-encodable': '条码无法生成', 'labels.not-decodable': '条码回读不出', 'labels.decoded-differently': '条码回读不符',
    'labels.renderer-crashed': '标签生成程序中断', 'labels.renderer-stopped': '程序正在关闭',
    jammed: '卡纸', fault: '打印机故障', 'no-spooler': '没有打印程序', 'no-folder': '文件夹不能写入'
  },
  role: { technician: '检验技师', 'lab-head': '输血科主任', 'medical-affairs': '医务处', clinician: '临床医生', nurse: '护士', it: '信息科', auditor: '审计员' },
  capability: {
    look: '查看', receive: '入库', number: '自编号与贴签', test: '标本与配血', conclude: '血型结论', issue: '发血', 'handle-stock': '库存处理', request: '用血申请', approve: '用血审批', acknowledge: '确认已阅', treat: '输血治疗登记', 'settle-fees': '费用核对', 'set-up': '科室设置',
    'manage-users': '人员管理', 'set-up-devices': '设备设置', audit: '审计查看'
  },
  auditAction: {
    'receiving.amendDispatch': '发血单更改', 'receiving.withdrawDispatch': '发血单撤回', 'receiving.receiveBox': '运输箱到货', 'receiving.confirmBox': '整箱入库', 'receiving.reopenDispatch': '发血单重新打开', 'attachments.attach': '添加附件', 'attachments.takeBack': '撤下附件',
    'testing.referSample': '血站配型送检', 'testing.handToCourier': '送检交接', 'testing.recordReferenceResult': '血站配型结果',
    'reservations.saveDraft': '预约草稿', 'reservations.submitReservation': '提交预约', 'reservations.amendReservation': '变更预约', 'reservations.withdrawReservation': '撤回预约', 'reservations.noteAnswer': '血站对预约的答复', 'reservations.takeFeedback': '预约反馈', 'reservations.linkDispatch': '预约对应发血单', 'reservations.seeReservation': '查看预约反馈', 'reservations.defineTemplate': '预约模板',
    'notices.takeNotice': '血站通知', 'notices.readNotice': '已读通知', 'notices.openRecall': '召回', 'notices.followUpRecall': '召回跟进', 'notices.closeRecall': '召回结束',
    'fees.definePrice': '血液价格设置', 'fees.takeStatement': '对账单', 'fees.explainDifference': '费用差异说明', 'fees.signMonth': '费用签核',
    'station.noteState': '血站联络状态', 'station.handleMessage': '处理发不出的信息', 'station.closeFinding': '处理读不懂的来件', 'station.defineMapping': '血站代码对照表',
    'fridges.defineFridge': '冰箱设置', 'identity.defineUser': '人员设置', 'identity.openBench': '首次设置', 'identity.setIdleLock': '锁屏时间设置', 'identity.signIn': '登录', 'identity.sign': '复核签名',
    'issuing.issueUnit': '发血', 'issuing.takeBackUnit': '退血', 'issuing.recallUnit': '请求移交', 'issuing.giveUpUnit': '保管工作站移交', 'issuing.takeOverUnit': '见袋接管', 'labels.recordReprint': '再次打印标签', 'labels.reprintLabel': '补打标签',
    'numbering.assignNumber': '生成自编号', 'numbering.confirmLabel': '贴签回扫', 'numbering.defineRange': '号段设置',
    'numbering.leaseBlock': '领用号段', 'numbering.spoilLabel': '标签作废', 'ops.defineSite': '科室参数设置', 'ops.restored': '用备份恢复',
    'receiving.defineCodeRules': '条码规则设置', 'receiving.finishDispatch': '发血单核对完毕', 'receiving.importDispatch': '导入发血单', 'receiving.receiveBag': '入库核对',
    'stock.startCount': '开始盘点', 'stock.countUnit': '盘点登记', 'stock.closeCount': '结束盘点',
    'stock.defineProduct': '产品字典设置', 'stock.discardUnit': '报废', 'stock.importProducts': '导入产品字典', 'stock.quarantineUnit': '隔离', 'stock.releaseUnit': '解除隔离',
    'issuing.emergencyIssue': '紧急发血', 'testing.recordLateCrossmatch': '补做配血', 'testing.completeEmergencyRequest': '补办紧急用血申请',
    'tasks.closeTask': '关闭待办', 'tasks.openCase': '登记异常个案', 'tasks.closeCase': '关闭异常个案', 'tasks.acknowledgeCase': '确认知晓异常个案', 'numbering.retireBlock': '号段块停用', 'ops.definePolicy': '用血规定设置', 'autologous.bindUnit': '自体血绑定患者',
    'returns.requestReturn': '申请退回血站', 'returns.recordDecision': '登记血站退血答复',
    'testing.receiveSample': '标本接收', 'testing.recordCrossmatch': '配血', 'testing.registerRequest': '登记用血申请',
    'testing.recordGrouping': '血型鉴定', 'testing.concludeGroup': '血型结论', 'testing.retypeUnit': '血袋血型复查', 'testing.recordAntibodyScreen': '抗体筛查', 'testing.defineTestingPolicy': '配血规则设置'
  },
  taskKind: { 'emergency-crossmatch': '补做交叉配血', 'emergency-grouping': '补做血型鉴定', 'emergency-request-completion': '补办申请与知情同意' },
  taskState: { open: '待完成', done: '已完成' },
  caseKind: {
    'incompatible-late-crossmatch': '紧急发血后配血不相合', 'group-differs-from-history': '血型与历史不一致',
    'double-issue': '同一袋血发出两次',
    'one-number-two-bags': '两袋血同一自编号',
    'issue-broke-rule': '违反规则仍已发出',
    'old-epoch-issue': '无发放权时发血',
    'received-twice': '同一袋血两处入库',
    'two-numbers-one-bag': '一袋血两个自编号',
    'fact-broke-rule': '已发生的操作不符合规则',
    'actor-revoked': '操作人已停用',
    'unreadable-command': '无法读取的操作记录',
    'bench-restored': '工作站数据库为旧副本',
    'audit-broken': '审计链断裂',
    'recalled-issued': '召回的血袋已发出', 'dispatch-changed': '血站更改了已核对的发血单', 'dispatch-withdrawn': '血站撤回了已入库的发血单', 'return-refused': '血站不同意退血'
  },
  caseSeverity: { critical: '危急', serious: '严重' },
  approverRole: { 'superior-physician': '上级医师', 'department-head': '科室主任', 'medical-affairs': '医务部门' },
  dayRule: { 'calendar-day': '自然日（零点起）', 'last-24-hours': '最近 24 小时' },
  emergencyRhd: { 'neg-only': '只用 RhD 阴性', 'any-with-reason': '写明理由可用 RhD 阳性' },
  sampleState: { accepted: '已接收', rejected: '已拒收' },
  antibodyScreen: { negative: '阴性', positive: '阳性', inconclusive: '不确定' },
  crossmatchMethod: { saline: '盐水法', polybrene: '凝聚胺法', 'gel-card': '微柱凝胶法', coombs: '抗人球蛋白法' },
  sideResult: { compatible: '相合', incompatible: '不相合', 'not-done': '未做' },
  reaction: { '0': '0', w: '±', '1': '1+', '2': '2+', '3': '3+', '4': '4+', MF: '混合', H: '溶血' },
  groupingDiscrepancy: {
    'control-positive': '对照管有凝集', 'control-missing': '抗-A、抗-B、抗-D 都凝集而没有做对照', 'mixed-field': '有混合视野凝集', hemolysis: '有溶血反应',
    'weak-forward': '正定型凝集弱于 3+', 'weak-reverse': '反定型凝集弱于 2+', 'reverse-missing': '没有做反定型', 'o-cells-reactive': 'O 细胞有反应（可能有不规则抗体）',
    'forward-reverse-differ': '正反定型不符', 'weak-d': '抗-D 凝集弱，需做弱 D 试验', 'weak-d-contradicts': '弱 D 试验与抗-D 结果矛盾',
    'differs-from-history': '与患者历史血型不符', 'differs-from-label': '与血袋标签不符'
  },
  labelItem: { name: '姓名', sex: '性别', age: '年龄', 'record-number': '病案号', ward: '病室/门急诊', bed: '床号', group: '血型', diagnosis: '诊断' },
  rejectionReason: {
    'label-mismatch': '标签与申请单不符', 'label-missing': '无标签或字迹不清', hemolysed: '标本溶血', 'too-little': '标本量不足', 'too-old': '采集时间超过规定',
    clotted: '标本凝固', diluted: '疑被输液稀释', 'wrong-tube': '试管种类不对', leaking: '试管破损、渗漏', unsigned: '采集人未签名', other: '其他（请写明）'
  },
  electronicCondition: {
    'current-sample-grouped': '本次标本已定型', 'two-concordant-samples': '两份标本血型一致', 'no-discrepancy': '血型鉴定没有未决疑问', 'screen-negative': '本次抗体筛查阴性',
    'no-antibody-history': '没有抗体史', 'unit-identified': '血袋在库、编号已回扫', 'unit-group-confirmed': '血袋血型已复查相符', 'group-compatible': 'ABO/RhD 相容'
  },
  requestState: { submitted: '待审批', approved: '已批准', cancelled: '已取消' },
  sex: { male: '男', female: '女', unknown: '不详' },
  dispatchState: { open: '核对中', finished: '已核对完毕' },
  selfNumberState: { assigned: '待回扫', confirmed: '已回扫', burned: '已作废' },
  labelBox: {
    'texts.hospital': '医院名称', 'texts.printed': '打印时间或补打标记', 'texts.selfNumber': '自编号（文字）', 'texts.group': 'ABO 血型', 'texts.rhdLabel': 'RhD 字样',
    'texts.rhd': 'RhD 结果', 'texts.location': '存放位置', 'texts.component': '品种和规格', 'texts.expires': '失效时间', 'texts.din': '献血码（文字）',
    'texts.dinCheck': '献血码校验符', 'symbols.selfNumber': '自编号条码', 'symbols.din': '献血码条码', 'symbols.matrix': '二维码',
    badge: '血型框', dinCheckBox: '校验符框', reprintBadge: '补打标记框', label: '整张标签'
  },
  mappedField: { din: '献血码', productCode: '血液产品码', componentName: '血液名称', abo: 'ABO 血型', rhd: 'RhD 血型', volumeMl: '容量', expiresAt: '失效日期', price: '价格', dispatchNumber: '发血单号', stationName: '血站名称', dispatchedAt: '发血日期', lineNo: '行号', quantity: '数量', unit: '单位', neededBy: '需用时间', purpose: '用途', urgency: '紧急程度', outcome: '处理结果', reason: '原因', expectedAt: '预计时间', reservationNumber: '预约单号', returnNumber: '退血单号', referralNumber: '送检单号', title: '标题', body: '内容', publishedAt: '发布时间', noticeKind: '通知类型', period: '账期', amount: '金额', sampleNumber: '标本号', result: '配型结果', testedAt: '配型时间', validHours: '结果有效小时数', receipt: '收血结果', temperatureC: '到货温度', boxNumber: '箱号' },
  mappingFault: { 'field-twice': '血站的同一名称写了两次', 'two-fields-one-meaning': '两个名称指同一内容', 'value-twice': '同一代码写了两次', 'value-unknown': '本院没有这个值', 'product-malformed': '血液产品码写法不对', 'outgoing-twice': '同一值有两个发出用的代码', 'required-missing': '缺少必需的内容' },
  documentKind: { dispatch: '发血单', 'dispatch-withdrawal': '发血单撤回', 'reservation-feedback': '预约反馈', 'return-decision': '退血答复', 'reference-result': '配型结果', notice: '通知', statement: '对账单' },
  messageKind: { reservation: '用血预约', 'reservation-amend': '预约变更', 'reservation-withdraw': '预约撤回', 'dispatch-receipt': '收血回执', 'return-request': '退血申请', referral: '配型送检' },
  returnReason: { quality: '质量问题', label: '标签问题', 'expiry-too-short': '离失效太近', 'wrong-delivery': '送错', recall: '召回', other: '其他' },
  feeVerdict: { equal: '相符', 'price-differs': '价格不同', 'quantity-differs': '数量不同', 'billed-not-received': '已收费未入库', 'received-not-billed': '已入库未收费', 'returned-not-credited': '已退血未退费', 'credited-not-returned': '已退费未退血', 'price-unknown': '本院没有价格' },
  statementFault: { 'din-malformed': '献血码不对', 'product-malformed': '血液产品码不对', 'amount-malformed': '金额不对', 'period-malformed': '账期不对', 'dispatch-missing': '没有发血单号', 'total-differs': '合计与各行相加不符', unmapped: '对照表中没有' },
  noticeKind: { recall: '召回', shortage: '短缺', holiday: '假期', price: '价格', other: '其他' },
  recallWhere: { locked: '在院，已锁定', issued: '已发出', gone: '已不在院', 'never-here': '从未入院' },
  reservationState: { draft: '草稿', submitted: '已提交', withdrawing: '撤回中', withdrawn: '已撤回', refused: '血站未受理', closed: '已结束' },
  lineAnswer: { open: '待答复', accepted: '接受', partly: '部分接受', refused: '拒绝', shipped: '已发出' },
  authority: { self: '本机独立运行', server: '已连中心服务器' },
  rhd: { pos: '阳性', neg: '阴性' },
  dispatchColumn: { din: '献血码', productCode: '血液产品码', abo: 'ABO', rhd: 'RH', expiresAt: '失效日期', lines: '血袋明细（lines）' }
}
