/** Words of the station's fees (R09), in Chinese. Keys are shared with `fees-en.ts`. */
export const feesZh = {
  title: '血液费用核对', back: '返回', months: '账期', prices: '血液价格', 'months.none': '还没有账期',
  'col.month': '账期', 'col.state': '状态', 'col.expected': '应付（元）', 'col.billed': '血站收费（元）', 'col.difference': '差额（元）', 'col.bags': '项数', 'col.statements': '对账单', 'col.din': '献血码', 'col.kind': '项目', 'col.dispatch': '发血单', 'col.verdict': '结果', 'col.explanation': '说明', 'col.product': '产品码', 'col.name': '名称', 'col.from': '起用日期', 'col.price': '每袋（元）', 'col.number': '单号', 'col.lines': '行数', 'col.taken': '收到',
  'state.open': '○ 未签核', 'state.unexplained': '✕ {{count}} 处差异待说明', 'state.ready': '◐ 可以签核', 'state.signed': '✓ 已签核', 'state.nothing': '没有业务', 'state.no-statement': '⚠ 没有对账单',
  'kind.charge': '血费', 'kind.credit': '退费',
  'month.title': '{{month}} 费用核对', 'sum.expected': '应付', 'sum.billed': '血站收费', 'sum.difference': '差额', 'sum.fen': '{{yuan}} 元',
  'signed.by': '✓ {{at}} 由 {{by}}、{{second}} 签核，不再改变。',
  'filter.all': '全部', 'filter.differences': '差异', 'filter.unexplained': '待说明',
  rows: '逐袋（{{count}}）', 'rows.none': '没有', late: '属 {{month}}',
  'chart.title': '各发血单的差额（元）', 'chart.none': '各发血单都相符。', 'chart.table': '按发血单', explain: '说明差异', 'explain.title': '说明 {{count}} 处差异', 'explain.text': '原因', 'explain.help': '例如：血站 11 月 20 日起调价，本院价格表未更新。', 'explain.all': '同样结果的一并说明（{{count}} 处）',
  'explained': '✓ 已记下 {{count}} 处说明。', sign: '双人签核', 'sign.title': '签核 {{month}}', 'sign.words': '应付 {{expected}} 元，血站收费 {{billed}} 元，差额 {{difference}} 元，共 {{bags}} 项。签核后不再改变。', 'signed.done': '✓ {{month}} 已签核。',
  export: '导出 XLSX', print: '打印', printed: '✓ 已生成 {{file}}', open: '打开',
  statements: '对账单（{{count}}）', 'statements.none': '没有对账单。血站接口自动收取，也可导入文件。', 'import': '导入对账单', 'import.title': '导入 {{month}} 的对账单', 'import.file': '选择文件', 'import.number': '对账单号', 'import.help': 'CSV、XLSX、JSON 或 XML。每行：献血码、血液产品码、发血单号、金额（退费为负数）。', 'import.good': '✓ {{lines}} 行，合计 {{yuan}} 元', 'import.bad': '✕ {{count}} 处错误：整份不会收入', 'import.fault': '第 {{line}} 行 {{field}}：{{fault}}（{{value}}）', 'import.take': '收入', 'import.done': '✓ 已收入 {{lines}} 行。', 'source.gateway': '血站接口', 'source.file': '文件',
  'price.title': '血液价格', 'price.none': '还没有价格。没有价格时按发血单上的价格核对。', 'price.add': '新的价格', 'price.code': '产品码（前五位）', 'price.from': '从哪天起', 'price.yuan': '每袋价格（元）', 'price.yuan-bad': '请写金额，最多两位小数', 'price.help': '旧的价格保留：较早入库的血袋仍按当时的价格。已签核的月份不能改价。', 'price.saved': '✓ 价格已保存。', 'price.save': '保存'
} as const
