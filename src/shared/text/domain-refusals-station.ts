import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why what a person decided about the link to the station is not done. */
export const stationRefusals: Record<Extract<RefusalCode, `station.${string}`>, RefusalPair> = {
  'station.message-not-dead': { zh: '这条信息已有人处理，或已在发送。请看列表中的最新状态。', en: 'This message was handled by somebody, or is on its way. See its state in the list.' },
  'station.finding-not-open': { zh: '这一条已有人处理。', en: 'Somebody has dealt with this already.' },
  'station.partner-unknown': { zh: '服务器没有接入这家血站。请联系信息科。', en: 'The server knows no such station. Ask hospital IT.' },
  'station.mapping-bad': { zh: '对照表有错，没有保存：{mappingFault}（{field} {at}）。', en: 'The table is wrong and was not saved: {mappingFault} ({field} {at}).' },
  'station.sample-unreadable': { zh: '样本读不出来：{detail}。请粘贴带表头的表格、JSON 或 XML。', en: 'The sample cannot be read: {detail}. Paste a table with a header, JSON or XML.' }
}
