import { uuidv7 } from 'uuidv7'
import { importDispatch } from '../../../shared/commands/receiving/import-dispatch.ts'
import type { CommandOrder } from './enqueue.ts'
import { one } from './store.test-support.ts'

/** A command of kind fact. */
export function importOrder(number: string): CommandOrder {
  const line = { lineNo: 1, din: 'A999926123456', productCode: 'E0791V00', componentName: '红细胞', abo: 'A', rhd: 'pos', volumeMl: 280, expiresAt: '2027-01-01T15:59:00.000Z', priceFen: null }
  const payload = { number, stationName: '血站', dispatchedAt: null, fileName: 'a.csv', lines: [line] }
  return { command: importDispatch, commandId: uuidv7(), payload, actor: one, second: null, now: new Date().toISOString() }
}
