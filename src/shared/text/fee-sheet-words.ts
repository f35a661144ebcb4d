/** Words on the printed and exported month of fees; the hospital files it, so in Chinese only. */
export const feeSheetWords = {
  title: '血站血液费用核对',
  fileName: '费用核对',
  month: '账期',
  expected: '应付（元）', billed: '血站收费（元）', difference: '差额（元）',
  columns: { din: '献血码', product: '血液产品码', kind: '项目', dispatch: '发血单号', of: '所属账期', expected: '应付（元）', billed: '血站收费（元）', difference: '差额（元）', verdict: '结果', explanation: '说明' },
  kinds: { charge: '血费', credit: '退费' },
  totals: '合计', byDispatch: '按发血单', differences: '差异', none: '没有', equal: '相符 {count} 项',
  totalColumns: ['发血单号', '项数', '应付（元）', '血站收费（元）', '差额（元）'],
  statements: '对账单', statementColumns: ['单号', '行数', '合计（元）', '收到'],
  signed: '签核：{by}    复核：{second}    {at}', unsigned: '未签核',
  signatures: '输血科主任：____________    复核人：____________    日期：____________'
} as const
