/** Words of the printed shift report: it stays in the house, so it is in Chinese whatever the screen speaks. */
export const shiftReportWords = {
  fileName: 'shift',
  title: '交班报告',
  practice: '练习模式 · 数据均为虚构',
  done: '本班完成',
  doneColumns: ['工作', '人员', '次数'],
  issued: '发出血液',
  issuedColumns: ['自编号', '献血码', '品种', '血型'],
  left: '移交下一班',
  leftColumns: ['事项', '数量'],
  leftWhat: { dispatches: '未结束的发血单', waiting: '待编号', 'scan-back': '待回扫', prints: '待处理的打印', requests: '未完成的用血申请', expired: '过期仍在库' },
  none: '没有',
  printedBy: '打印人',
  signatures: '交班人 ________________    接班人 ________________'
} as const
