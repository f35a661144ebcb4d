import { shanghaiText } from '../kernel/time.ts'
import type { PracticeDispatch } from './generate-dispatch.ts'

/** A dispatch as the CSV a station would export. */
export function dispatchCsv(dispatch: PracticeDispatch): string {
  const header = '发血单号,血站名称,献血码,血液产品码,血液名称,容量,ABO,RH,失效日期,血液价格'
  const lines = dispatch.bags.map((b) =>
    [dispatch.number, dispatch.stationName, `=${b.din}00`, `=<${b.productCode}`, b.componentName, b.volumeMl, b.abo, b.rhd === 'neg' ? '阴性' : '**D**', shanghaiText(b.expiresAt), ((b.priceFen ?? 0) / 100).toFixed(2)].join(',')
  )
  return [header, ...lines].join('\r\n') + '\r\n'
}
