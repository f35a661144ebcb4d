/** Words on the printed reservation; it goes to the station or into the file, so in Chinese only. */
export const reservationNoteWords = {
  title: '用血预约单', number: '单号', neededBy: '需用时间', urgent: '紧急', purpose: '用途', lines: '预约内容', columns: ['品种', 'ABO', 'RhD', '数量', '血站答复', '答应', '已到'], none: '没有',
  signatures: '预约人：____________    审核人：____________    日期：____________'
} as const
