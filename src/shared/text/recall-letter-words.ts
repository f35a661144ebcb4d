/** Words on printed notices and on letters to the wards; hospital papers, so in Chinese only. */
export const recallLetterWords = {
  title: '血液召回通知', fileName: 'recall-letter', notice: '血站通知', noticeFile: 'station-notice',
  to: '致', recall: '召回编号', reason: '原因',
  body: '下列血袋已由输血科发往贵科。请立即停止输注尚未输完的血袋并通知主管医生，观察已输注的患者，并于收到后告知输血科。',
  bags: '血袋', columns: ['患者', '病案号', '献血码', '品种规格', '申请单'], none: '没有',
  signatures: '接收人：____________    时间：____________    处理情况：________________________',
  published: '发布', kind: '类型', text: '内容'
} as const
