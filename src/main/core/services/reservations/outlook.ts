import { find } from '../../../../shared/commands/load.ts'
import { suggestQuantity } from '../../../../shared/domain/reservations/suggest-quantity.ts'
import type { CallInput, CallOutput } from '../../../../shared/ipc/contract.ts'
import { addHours } from '../../../../shared/kernel/time.ts'
import type { BenchContext } from '../../bench-context.ts'

type Row = CallOutput<'reservations.outlook'>['rows'][number]
interface Sum {
  readonly product: string
  readonly abo: Row['abo']
  readonly rhd: Row['rhd'] | null
  readonly n: number
}

const DAY = 24

/** Use, stock and what is promised, by product and group, and what they suggest (suggest-quantity.ts). Bags whose RhD nobody knows are no stock to plan with. */
export function outlook({ db, documents, clock }: BenchContext, { historyDays, coverDays, reserve }: CallInput<'reservations.outlook'>): Row[] {
  const now = clock()
  const sums = (sql: string, ...values: readonly string[]): ReadonlyMap<string, number> => new Map(db.prepare<unknown[], Sum>(sql).all(...values).flatMap((s) => (s.rhd === null ? [] : [[`${s.product} ${s.abo} ${s.rhd}`, s.n] as const])))
  const group = 'GROUP BY substr(u.product_code, 1, 5), u.abo, u.rhd'
  const of = 'substr(u.product_code, 1, 5) AS product, u.abo, u.rhd, sum(u.quantity) AS n'
  const used = sums(`SELECT ${of} FROM unit u WHERE u.id IN (SELECT unit_id FROM issue WHERE issued_at >= ? AND returned_at IS NULL) ${group}`, addHours(now, -DAY * historyDays))
  const usable = sums(`SELECT ${of} FROM unit u WHERE u.state = 'in-stock' AND u.expires_at > ? AND u.autologous_patient_id IS NULL ${group}`, now)
  const expiring = sums(`SELECT ${of} FROM unit u WHERE u.state = 'in-stock' AND u.expires_at > ? AND u.expires_at <= ? AND u.autologous_patient_id IS NULL ${group}`, now, addHours(now, DAY * coverDays))
  const onItsWay = new Map<string, number>()
  for (const reservation of documents.run(find('reservation', { state: 'submitted' }))) {
    // What was ordered and is still to come; of an answered line what was promised.
    for (const line of reservation.lines) {
      const key = `${line.productCode} ${line.abo} ${line.rhd}`
      if (reservation.neededBy >= now && line.answer !== 'refused') onItsWay.set(key, (onItsWay.get(key) ?? 0) + (line.answer === 'open' ? line.quantity : line.promised))
    }
  }
  const products = new Map(documents.run(find('product', {})).map((p) => [p.code, p]))
  const keys = [...new Set([...used.keys(), ...usable.keys(), ...onItsWay.keys()])].toSorted()
  return keys.flatMap((key) => {
    const [productCode = '', abo = '', rhd = ''] = key.split(' ')
    const product = products.get(productCode)
    if (product === undefined || !product.active) return []
    const total = used.get(key) ?? 0
    const inputs = { usable: usable.get(key) ?? 0, expiring: expiring.get(key) ?? 0, onItsWay: onItsWay.get(key) ?? 0 }
    // The mean of the days is all that counts; the sum stands for them.
    const usedPerDay = [total, ...Array.from({ length: historyDays - 1 }, () => 0)]
    const { expectedUse, need, have, quantity } = suggestQuantity({ ...inputs, usedPerDay, planned: 0, daysToCover: coverDays, reserve })
    return [{ productCode, productName: product.name, abo: abo as Row['abo'], rhd: rhd as Row['rhd'], unit: product.quantityUnit, used: total, ...inputs, expectedUse, need, have, suggested: Math.ceil(quantity) }]
  })
}
