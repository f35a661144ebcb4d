import { encodeCompound, encodeDin, encodeExpiry, encodeGroup, encodeProduct } from '../../../shared/barcode/encode.ts'
import { find } from '../../../shared/commands/load.ts'
import { labelCodes } from '../../../shared/domain/labels/label-codes.ts'
import type { CallOutput } from '../../../shared/ipc/contract.ts'
import type { BenchContext } from '../bench-context.ts'
import { unitRows } from '../services/unit-rows.ts'
import { practicePeople } from '../../../shared/practice/practice-people.ts'

type Codes = CallOutput<'ops.practiceCodes'>['codes']

/** What would lie about on a bench, as codes to scan: for practising without a scanner. Empty outside practice mode. */
export function practiceCodes(bench: BenchContext): Codes {
  if (bench.config.practice === 'off') return []
  const { documents, db } = bench
  const open = new Set(documents.run(find('dispatch', { state: 'open' })).map((d) => d.id))
  const bags = documents.run(find('dispatch_line', { outcome: 'pending' })).filter((l) => open.has(l.dispatchId)).slice(0, 40)
  const units = unitRows(db, { where: `u.state IN ('numbered', 'in-stock') AND u.self_number IS NOT NULL`, order: `u.state DESC, u.self_number`, limit: 60 })
  return [
    ...bags.map((l) => ({ kind: 'bag' as const, label: `${l.din} ${l.abo}`, raw: encodeCompound([encodeDin(l.din), encodeGroup(l.abo, l.rhd), encodeProduct(l.productCode), encodeExpiry(l.expiresAt)]) })),
    ...units.map((u) => ({ kind: 'label' as const, label: `${u.selfNumber ?? ''} ${u.abo}`, raw: labelCodes({ selfNumber: u.selfNumber ?? '', din: u.din, productCode: u.productCode }).matrix })),
    ...units.map((u) => ({ kind: 'din' as const, label: `${u.din} · ${u.selfNumber ?? ''}`, raw: encodeDin(u.din) })),
    ...documents.run(find('request', {})).slice(0, 30).map((r) => ({ kind: 'request' as const, label: r.number, raw: r.number })),
    ...practicePeople.map((p) => ({ kind: 'badge' as const, label: `${p.badge} ${p.name} · PIN ${p.pin}`, raw: p.badge }))
  ]
}
