import { codedFields, isCoded, mappedFields, type MappedField, type StationMapping } from '../../../shared/domain/station/mapping.ts'

/** Fields whose values are codes; a product code only where a station does not send ours. */
export const valueFields = ['abo', 'rhd', 'unit', 'urgency', 'outcome', 'result', 'receipt', 'noticeKind', 'productCode'] as const
export type ValueField = (typeof valueFields)[number]

/** A table while it is being edited: one name of the station per field of ours, and the codes as lines `1 = A`. Of several codes of one value the first is sent. */
export interface MappingDraft {
  readonly names: Readonly<Record<MappedField, string>>
  readonly codes: Readonly<Record<ValueField, string>>
}

/** The word for a value, and the value of a word (or of itself); null: no such value. */
export interface Words {
  readonly word: (field: ValueField, value: string) => string
  readonly value: (field: ValueField, word: string) => string | null
}

export const valuesOf = (field: ValueField): readonly string[] => (isCoded(field) ? codedFields[field] : [])

export function toDraft({ fields, values }: StationMapping, words: Words): MappingDraft {
  const names = Object.fromEntries(mappedFields.map((to) => [to, fields.find((row) => row.to === to)?.from ?? ''])) as Record<MappedField, string>
  const lines = (field: ValueField): string =>
    values
      .filter((row) => row.field === field)
      .toSorted((a, b) => Number(b.outgoing) - Number(a.outgoing))
      .map((row) => `${row.from} = ${words.word(field, row.to)}`)
      .join('\n')
  return { names, codes: Object.fromEntries(valueFields.map((field) => [field, lines(field)])) as Record<ValueField, string> }
}

/** A line that says nothing, or names a value that there is not. */
export interface BadLine {
  readonly field: ValueField
  readonly line: number
  readonly text: string
}

/** The table that the draft stands for, or the first line that is wrong. What the table as a whole lacks is said by `checkMapping` in core. */
export function fromDraft({ names, codes }: MappingDraft, words: Words): { readonly ok: true; readonly mapping: StationMapping } | { readonly ok: false; readonly bad: BadLine } {
  const values: StationMapping['values'] = []
  for (const field of valueFields) {
    const sent = new Set<string>()
    for (const [i, text] of codes[field].split('\n').entries()) {
      if (text.trim() === '') continue
      const at = text.lastIndexOf('=')
      const to = at < 0 ? null : words.value(field, text.slice(at + 1).trim())
      if (to === null) return { ok: false, bad: { field, line: i + 1, text } }
      values.push({ field, from: text.slice(0, at).trim(), to, outgoing: !sent.has(to) })
      sent.add(to)
    }
  }
  return { ok: true, mapping: { fields: mappedFields.flatMap((to) => (names[to].trim() === '' ? [] : [{ from: names[to].trim(), to }])), values } }
}
