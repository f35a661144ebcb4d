/** Words on the printed note of a return; it goes to the station, so in Chinese only. */
export const returnNoteWords = {
  title: '退血单',
  fileName: 'return-note',
  number: '单号',
  reason: '原因',
  bags: '血袋',
  columns: ['献血码', '血液产品码', '品种规格', '血型', '血站答复'],
  none: '没有血袋',
  state: { requested: '待答复', approved: '同意退回', refused: '不同意' },
  signatures: '退血人：____________    复核人：____________    血站接收人：____________    日期：____________'
} as const
