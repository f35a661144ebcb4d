import { find, get } from '../../../../../src/shared/commands/load.ts'
import { termText } from '../../../../../src/shared/text/term-text.ts'
import { load } from '../../../sync/documents.ts'
import type { Tell } from '../outgoing.ts'

/** R08: a return that the lab asked for goes to the station, with every bag of it. It answers later, bag by bag. */
export const tellReturn: Tell = async (db, { siteId }, id) => {
  const source = { db, siteId }
  const found = await load(source, get('station_return', id))
  if (found === null || found.state !== 'open') return []
  const lines = await load(source, find('station_return_line', { returnId: id }))
  const reason = [termText('zh-CN', 'returnReason', found.reason), found.note].filter((text) => text !== '').join('：')
  return [{ key: `return-${id}`, kind: 'return-request', subject: `return:${id}`, head: { returnNumber: found.number, reason }, lines: lines.toSorted((a, b) => (a.din < b.din ? -1 : 1)).map(({ din, productCode }, i) => ({ lineNo: String(i + 1), din, productCode })) }]
}
