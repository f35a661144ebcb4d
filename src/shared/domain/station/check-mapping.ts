import { requiredColumns } from '../receiving/dispatch-columns.ts'
import { codedFields, isCoded, type StationMapping } from './mapping.ts'

export const mappingFaults = ['field-twice', 'two-fields-one-meaning', 'value-twice', 'value-unknown', 'product-malformed', 'outgoing-twice', 'required-missing'] as const

/** What is wrong with a mapping table itself. `at` is the station's name or code. */
export interface MappingFault {
  readonly code: (typeof mappingFaults)[number]
  readonly field: string
  readonly at: string
}

/** All faults of a table. A table with faults is not used: not for the lines it would still read, either. */
export function checkMapping({ fields, values }: StationMapping): MappingFault[] {
  const faults: MappingFault[] = []
  const from = new Set<string>()
  const to = new Set<string>()
  for (const row of fields) {
    if (from.has(row.from)) faults.push({ code: 'field-twice', field: row.to, at: row.from })
    if (to.has(row.to)) faults.push({ code: 'two-fields-one-meaning', field: row.to, at: row.from })
    from.add(row.from)
    to.add(row.to)
  }
  const codes = new Set<string>()
  const sent = new Set<string>()
  for (const row of values) {
    const code = `${row.field} ${row.from}`
    if (codes.has(code)) faults.push({ code: 'value-twice', field: row.field, at: row.from })
    codes.add(code)
    if (isCoded(row.field) && !(codedFields[row.field] as readonly string[]).includes(row.to)) faults.push({ code: 'value-unknown', field: row.field, at: row.from })
    if (row.field === 'productCode' && !/^[A-Z][A-Za-z0-9]{7}$/.test(row.to)) faults.push({ code: 'product-malformed', field: row.field, at: row.from })
    if (!row.outgoing) continue
    if (sent.has(`${row.field} ${row.to}`)) faults.push({ code: 'outgoing-twice', field: row.field, at: row.from })
    sent.add(`${row.field} ${row.to}`)
  }
  for (const column of requiredColumns) if (!to.has(column)) faults.push({ code: 'required-missing', field: column, at: '' })
  return faults
}
