import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why a file is not attached or not shown (R07, R08, R10). */
export const attachmentRefusals: Record<Extract<RefusalCode, `attachments.${string}`>, RefusalPair> = {
  'attachments.known': { zh: '文件 {name} 已经在这里，没有重复添加。', en: 'File {name} is here already; it was not added twice.' },
  'attachments.too-many': { zh: '这里已有 {most} 个附件，不能再加。', en: 'There are {most} files here already; no more can be added.' },
  'attachments.too-large': { zh: '文件 {name} 超过 {megabytes} MB，没有添加。请压缩或重新扫描后再加。', en: 'File {name} is larger than {megabytes} MB and was not added. Make it smaller or scan it again.' },
  'attachments.not-kept': { zh: '文件 {name} 不是 PDF、JPEG 或 PNG，或已损坏，没有添加。', en: 'File {name} is no PDF, JPEG or PNG, or is damaged, and was not added.' },
  'attachments.too-many-pixels': { zh: '图片 {name} 超过 {most} 百万像素，没有添加，也不打开。请缩小后再加。', en: 'Picture {name} has more than {most} megapixels; it is not added and not opened. Make it smaller.' },
  'attachments.absent': { zh: '附件 {name} 还没有传到本工作站：服务器连不上，或添加它的工作站还没有上传。请稍后再打开。', en: 'File {name} has not reached this bench: the server is away, or the bench that added it has not sent it yet. Open it again later.' },
  'attachments.unknown': { zh: '没有这个附件。', en: 'There is no such file.' },
  'attachments.taken-back': { zh: '附件 {name} 已撤下（{reason}），不再打开。', en: 'File {name} was taken back ({reason}) and is opened no more.' }
}
