import { isCoded, type CodedField, type StationMapping } from './mapping.ts'

/** A text that no table names: listed for a person, and what it stands in does not come in. Line 0 is the head. */
export interface Unmapped {
  readonly line: number
  readonly field: string
  readonly value: string
}

export interface MappedTexts {
  readonly texts: Readonly<Record<string, string>>
  readonly unmapped: readonly Unmapped[]
}

/** Coded fields are translated by the table only; a product code when the table names any, since many stations send ours. */
function needsTable(mapping: StationMapping, field: string): field is CodedField | 'productCode' {
  return isCoded(field) || (field === 'productCode' && mapping.values.some((row) => row.field === 'productCode'))
}

/** Texts under the station's names → texts under ours. Fields that the table does not name are left out; codes it does not name are listed. */
export function mapIn(mapping: StationMapping, texts: Readonly<Record<string, string>>, line: number): MappedTexts {
  const out: Record<string, string> = {}
  const unmapped: Unmapped[] = []
  for (const { from, to } of mapping.fields) {
    const value = texts[from]?.trim()
    if (value === undefined || (value === '' && !isCoded(to))) continue
    if (!needsTable(mapping, to)) out[to] = value
    else {
      const row = mapping.values.find((v) => v.field === to && v.from === value)
      if (row) out[to] = row.to
      else unmapped.push({ line, field: to, value })
    }
  }
  return { texts: out, unmapped }
}

/** Our texts → the station's, for a message. What has no name, no code or no single code there is listed; then nothing is sent. */
export function mapOut(mapping: StationMapping, texts: Readonly<Record<string, string>>, line: number): MappedTexts {
  const out: Record<string, string> = {}
  const unmapped: Unmapped[] = []
  for (const [field, value] of Object.entries(texts)) {
    const name = mapping.fields.find((row) => row.to === field)?.from
    if (name === undefined) unmapped.push({ line, field, value })
    else if (!needsTable(mapping, field)) out[name] = value
    else {
      const rows = mapping.values.filter((v) => v.field === field && v.to === value)
      const row = rows.length === 1 ? rows[0] : rows.find((v) => v.outgoing)
      if (row) out[name] = row.from
      else unmapped.push({ line, field, value })
    }
  }
  return { texts: out, unmapped }
}
