import { createTranslate } from './translate.ts'

const zh = {
  'title': '附件', 'none': '没有附件', 'add': '添加附件', 'add-help': 'PDF、JPEG 或 PNG，最大 5 MB', 'open': '打开', 'busy': '正在取附件…', 'adding': '正在添加…',
  'here': '在本工作站，等待上传', 'sent': '已上传', 'elsewhere': '在服务器，打开时下载', 'alone': '在本工作站',
  'by': '{{name}} 添加', 'picture': '附件：{{name}}', 'close': '关闭', 'station': '血站', 'slip': '已用系统的阅读器打开：{{name}}',
  'take-back-one': '撤下附件', 'take-back': '撤下', 'take-back-title': '撤下附件', 'take-back-text': '撤下后不再打开；记录仍保留它和原因。同一文件再次添加即恢复。', 'why': '原因', 'which': '哪个附件', 'cancel': '取消',
  'why.wrong': '选错文件', 'why.patient': '是其他患者的', 'why.unreadable': '看不清', 'taken-back': '{{name}} 撤下：{{reason}}'
} as const

const en: Record<keyof typeof zh, string> = {
  'title': 'Files', 'none': 'no files', 'add': 'Attach a file', 'add-help': 'PDF, JPEG or PNG, 5 MB at most', 'open': 'Open', 'busy': 'Fetching the file…', 'adding': 'Attaching…',
  'here': 'on this bench, waiting to be sent', 'sent': 'sent', 'elsewhere': 'at the server, fetched when opened', 'alone': 'on this bench',
  'by': 'by {{name}}', 'picture': 'File: {{name}}', 'close': 'Close', 'station': 'blood station', 'slip': 'opened by the viewer of the system: {{name}}',
  'take-back-one': 'Take a file back', 'take-back': 'Take back', 'take-back-title': 'Take a file back', 'take-back-text': 'It is opened no more; the record keeps it, with the reason. Attached once more it stands again.', 'why': 'Reason', 'which': 'Which file', 'cancel': 'Cancel',
  'why.wrong': 'wrong file', 'why.patient': 'of another patient', 'why.unreadable': 'cannot be read', 'taken-back': 'taken back by {{name}}: {{reason}}'
}

export const attachmentsText = createTranslate<keyof typeof zh>({ zh, en })
