import type { RefusalCode } from '../domain/refusal-code.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'

type SyncCode = Extract<RefusalCode, `sync.${string}`>

/** Between bench and server. */
export const syncRefusals: Readonly<Record<SyncCode, RefusalPair>> = {
  'sync.needs-server': {
    zh: '这件事要服务器决定，现在连不上服务器。请等网络恢复后再做。',
    en: 'The server decides this, and it does not answer now. Do it again when the network is back.'
  },
  'sync.undecided': {
    zh: '服务器还没有答复：血袋先留下，不要交出。本机会一直重试，有结果时会在这里显示。',
    en: 'The server has not answered yet: keep the bag, hand nothing over. This bench keeps asking; the answer will be shown here.'
  },
  'sync.withdrawn': {
    zh: '服务器恢复备份之前已经拒绝过这件事，本机已告知当事人，不再办理。需要时请重新操作。',
    en: 'The server had refused this before its database was put back, and somebody was told so: it is not done any more. Do it anew if it is needed.'
  },
  'sync.bench-has-own-data': {
    zh: '本工作站已有自己的记录（{commands} 条），不能加入服务器。请用一台新的工作站，或联系信息科。',
    en: 'This bench has records of its own ({commands}) and cannot join a server. Use a new bench, or ask hospital IT.'
  },
  'sync.already-enrolled': {
    zh: '本工作站已加入服务器 {server}。',
    en: 'This bench has already joined the server {server}.'
  },
  'sync.unreachable': {
    zh: '连不上服务器 {server}：{reason}。请核对地址、网络和证书。',
    en: 'The server {server} cannot be reached: {reason}. Check the address, the network and the certificate.'
  },
  'sync.not-trusted': {
    zh: '服务器 {server} 不可信：{reason}。注册码没有发出。请核对地址和本机日期。',
    en: 'The server {server} is not trusted: {reason}. The one-time code was not sent. Check the address and the date of this computer.'
  },
  'sync.bad-code': {
    zh: '注册码不对、已用过或已过期。请让信息科重新生成一个。',
    en: 'The one-time code is wrong, used or too old. Ask hospital IT for a new one.'
  },
  'sync.not-enrolled': {
    zh: '本工作站独立工作，没有加入服务器。',
    en: 'This bench works alone; it has not joined a server.'
  },
  'sync.bench-revoked': {
    zh: '信息科已停用本工作站：服务器不再接收它的记录，请勿在此操作。请改用其他工作站。',
    en: 'Hospital IT has stopped this bench: the server takes nothing from it any more. Use another bench.'
  },
  'sync.file-unwritable': {
    zh: '不能写入文件：{reason}。请换一个文件夹或 U 盘。',
    en: 'The file cannot be written: {reason}. Choose another folder or stick.'
  }
}
