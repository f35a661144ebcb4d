/** Words on the printed referral; it goes to the station, so in Chinese only. */
export const referralNoteWords = {
  title: '血站配型送检单', number: '单号', sample: '标本', collected: '采集', patient: '患者', reason: '送检原因', bags: '血袋', columns: ['献血码', '血液产品码', '品种规格', '血型', '结果'], none: '没有',
  results: { compatible: '相合', incompatible: '不相合', open: '待报告' }, signatures: '送检人：____________    交接人：____________    接收人：____________    时间：____________'
} as const
