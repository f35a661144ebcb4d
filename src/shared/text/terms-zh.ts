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
    received: '待编号', numbered: '待回扫', 'in-stock': '在库', quarantined: '隔离', issued: '已发出', returned: '已退回', discarded: '已报废'
  },
  finding: {
    extra: '清单外血袋', 'wrong-group': '血型与清单不符', 'wrong-component': '品种与清单不符', 'wrong-expiry': '失效时间与清单不符', expired: '已过期',
    'station-message': '血站标记不得入库', 'label-damaged': '标签破损、字迹不清', 'bag-damaged': '血袋破损、漏血', clots: '有明显凝块',
    'lipemic-plasma': '血浆乳糜状或暗灰色', 'bubbles-or-flocs': '血浆有气泡、絮状物或粗大颗粒', 'unclear-interface': '界面不清或交界面溶血',
    'purple-red-cells': '红细胞层呈紫红色', 'wrong-temperature': '运输温度不符', other: '其他'
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
    'already-stocked': '已入库'
  },
  deviceState: {
    connecting: '连接中', ready: '就绪', unplugged: '已拔出', failed: '无法使用', stopped: '已停用', checking: '检测中', 'paper-out': '缺纸',
    'head-open': '打印头未合上', 'ribbon-out': '缺碳带', paused: '已暂停', busy: '忙', unreachable: '连不上', silent: '无应答'
  },
  deviceKind: { 'serial-scanner': '串口扫描枪', 'zpl-tcp-printer': '网络标签打印机（ZPL）' },
  jobState: { queued: '待打印', sending: '打印中', printed: '已打印', failed: '打印失败', unknown: '需人工确认', cancelled: '已取消' },
  jobReason: {
    'connection-dropped': '打印途中连接中断', stalled: '打印机停止接收', 'no-answer': '发送后打印机无应答', 'still-printing': '打印机一直未打完',
    restart: '打印途中程序重新启动', interrupted: '打印途中被打断', internal: '程序内部错误', 'no-printer': '没有可用的标签打印机', operator: '人工确认',
    ready: '就绪', 'paper-out': '缺纸', 'head-open': '打印头未合上', 'ribbon-out': '缺碳带', paused: '打印机已暂停', busy: '打印机忙',
    unreachable: '打印机连不上', silent: '打印机无应答', 'labels.missing-glyph': '字体缺字', 'labels.no-room': '内容放不下',
    'labels.not-encodable': '条码无法生成', 'labels.not-decodable': '条码回读不出', 'labels.decoded-differently': '条码回读不符',
    'labels.renderer-crashed': '标签生成程序中断', 'labels.renderer-stopped': '程序正在关闭'
  },
  role: { technician: '检验技师', 'lab-head': '输血科主任', it: '信息科', auditor: '审计员' },
  capability: {
    look: '查看', receive: '入库', number: '自编号与贴签', test: '标本与配血', issue: '发血', 'handle-stock': '库存处理', 'set-up': '科室设置',
    'manage-users': '人员管理', 'set-up-devices': '设备设置', audit: '审计查看'
  },
  auditAction: {
    'fridges.defineFridge': '冰箱设置', 'identity.defineUser': '人员设置', 'identity.signIn': '登录', 'identity.sign': '复核签名',
    'issuing.issueUnit': '发血', 'issuing.takeBackUnit': '退血', 'labels.recordReprint': '再次打印标签', 'labels.reprintLabel': '补打标签',
    'numbering.assignNumber': '生成自编号', 'numbering.confirmLabel': '贴签回扫', 'numbering.defineRange': '号段设置',
    'numbering.leaseBlock': '领用号段', 'numbering.spoilLabel': '标签作废', 'ops.defineSite': '科室参数设置',
    'receiving.finishDispatch': '发血单核对完毕', 'receiving.importDispatch': '导入发血单', 'receiving.receiveBag': '入库核对',
    'stock.defineProduct': '产品字典设置', 'stock.discardUnit': '报废', 'stock.quarantineUnit': '隔离', 'stock.releaseUnit': '解除隔离',
    'testing.receiveSample': '标本接收', 'testing.recordCrossmatch': '配血', 'testing.registerRequest': '登记用血申请'
  },
  sampleState: { accepted: '已接收', rejected: '已拒收' },
  antibodyScreen: { negative: '阴性', positive: '阳性' },
  crossmatchMethod: { saline: '盐水法', polybrene: '凝聚胺法', 'gel-card': '微柱凝胶法', coombs: '抗人球蛋白法' },
  sideResult: { compatible: '相合', incompatible: '不相合', 'not-done': '未做' },
  requestState: { submitted: '待审批', approved: '已批准', cancelled: '已取消' },
  sex: { male: '男', female: '女', unknown: '不详' },
  dispatchState: { open: '核对中', finished: '已核对完毕' },
  selfNumberState: { assigned: '待回扫', confirmed: '已回扫', burned: '已作废' },
  authority: { self: '本机独立运行', server: '已连中心服务器' },
  rhd: { pos: '阳性', neg: '阴性' },
  dispatchColumn: { din: '献血码', productCode: '血液产品码', abo: 'ABO', rhd: 'RH', expiresAt: '失效日期', lines: '血袋明细（lines）' }
}
