/** Words of the printed issue slip, which is a Chinese document in either language of the screen. */
export const issueSlipWords = {
  title: '发血单',
  practice: '练习模式',
  request: '申请单号',
  name: '姓名',
  sex: '性别',
  age: '年龄',
  record: '病案号',
  ward: '病区',
  bed: '床号',
  group: '血型',
  groupUnknown: '未定（紧急）',
  columns: ['序号', '自编号', '献血码', '血液成分', '容量', '血型', '失效时间', '交叉配血', '外观'],
  sexes: { male: '男', female: '女', unknown: '不详' },
  rhd: { pos: 'RhD阳性', neg: 'RhD阴性', unknown: 'RhD未定' },
  aboSuffix: '型',
  crossMatch: { compatible: '相合', incompatible: '不相合', 'not-required': '不需配血', 'not-tested': '紧急未配' },
  appearance: { normal: '正常', abnormal: '异常' },
  total: '合计 {n} 袋',
  issuedBy: '发血人',
  checkedBy: '核对人',
  receivedBy: '取血人',
  issuedAt: '发血时间',
  receivedAt: '取血时间',
  printedAt: '打印时间',
  page: '第 {page} 页 / 共 {pages} 页',
  missing: '“〓”为打印字体缺字：{list}，请以腕带和病历为准。'
} as const

/** Stands for a character the font lacks: printers' own mark for it, visible where an empty box would be overlooked. */
export const MISSING_GLYPH_MARK = '〓'
