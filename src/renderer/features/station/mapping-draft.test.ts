import { expect, test } from 'vitest'
import { checkMapping } from '../../../shared/domain/station/check-mapping.ts'
import { practiceMapping } from '../../../shared/practice/practice-mapping.ts'
import { fromDraft, toDraft, valuesOf, type Words } from './mapping-draft.ts'

const words: Words = {
  word: (field, value) => (field === 'rhd' && value === 'pos' ? '阳性' : value),
  value: (field, word) => (field === 'rhd' && word === '阳性' ? 'pos' : field === 'productCode' || valuesOf(field).includes(word) ? word : null)
}

test('R24 a table goes into the editor and comes out as it was, with the code that is sent first', () => {
  const mapping = { ...practiceMapping, values: [{ field: 'abo' as const, from: '03', to: 'O', outgoing: false }, ...practiceMapping.values] }
  const draft = toDraft(mapping, words)
  expect(draft.codes.rhd).toBe('1 = 阳性\n2 = neg\n3 = unknown')
  expect(draft.codes.abo.split('\n').at(-1)).toBe('03 = O')
  const back = fromDraft(draft, words)
  expect(back.ok && [...back.mapping.fields].toSorted((a, b) => (a.to < b.to ? -1 : 1))).toEqual([...mapping.fields].toSorted((a, b) => (a.to < b.to ? -1 : 1)))
  expect(back.ok && new Set(back.mapping.values.map((v) => JSON.stringify(v)))).toEqual(new Set(mapping.values.map((v) => JSON.stringify(v))))
  expect(back.ok && checkMapping(back.mapping)).toEqual([])
})

test('R24 a line that names no value is shown with its place, and a name that holds an equals sign stays whole', () => {
  const draft = toDraft(practiceMapping, words)
  expect(fromDraft({ ...draft, codes: { ...draft.codes, abo: '1 = A\n\n2 = X' } }, words)).toEqual({ ok: false, bad: { field: 'abo', line: 3, text: '2 = X' } })
  expect(fromDraft({ ...draft, codes: { ...draft.codes, abo: 'A' } }, words)).toMatchObject({ ok: false, bad: { line: 1 } })
  const back = fromDraft({ ...draft, codes: { ...draft.codes, abo: 'a=1 = A' } }, words)
  expect(back.ok && back.mapping.values.filter((v) => v.field === 'abo')).toEqual([{ field: 'abo', from: 'a=1', to: 'A', outgoing: true }])
})
