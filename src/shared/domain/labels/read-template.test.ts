import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { labelTextNames } from './label-template.ts'
import { labelBoxNames, readTemplate, templateBoxes } from './read-template.ts'

const text = readFileSync(new URL('../../../../resources/label-templates/60x40.json', import.meta.url), 'utf8')

function changed(path: string, value: unknown): string {
  const whole = JSON.parse(text) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let at = whole
  for (const key of keys) at = at[key] as Record<string, unknown>
  if (value === undefined) delete at[last]
  else at[last] = value
  return JSON.stringify(whole)
}

test('R19 a template is read as it stands in its file, and every box has its name', () => {
  const read = readTemplate(text)
  expect(read).toMatchObject({ ok: true, value: { name: '60x40' } })
  if (!read.ok) return
  expect([...templateBoxes(read.value).keys(), 'label'].toSorted()).toEqual([...labelBoxNames].toSorted())
})

test.each([
  ['not JSON', '{', 'JSON'],
  ['a text left out', changed('texts.expires', undefined), 'texts.expires'],
  ['a bar thinner than 0.25 mm', changed('symbols.selfNumber.minModule', 0.2), 'symbols.selfNumber.minModule'],
  ['a quiet zone under 10 X', changed('symbols.din.quiet', 5), 'symbols.din.quiet'],
  ['Chinese too small to read', changed('texts.location.minSize', 1), 'texts.location.minSize'],
  ['a reprint mark that does not count', changed('words.reprint', '补打'), 'words.reprint'],
  ['a name that is a path', changed('name', '../60x40'), 'name'],
  ['a key that nobody knows', changed('texts.patient', {}), 'texts.patient'],
  ['a label larger than any printer', changed('widthMm', 500), 'widthMm']
])('R19 a template with %s is refused with the field named', (_what, file, field) => {
  expect(readTemplate(file)).toMatchObject({ ok: false, error: { code: 'labels.template-malformed', params: { field } } })
})

test('R19 a template whose symbols do not carry the DIN is refused', () => {
  const whole = JSON.parse(text) as { symbols: Record<string, unknown> }
  const { selfNumber } = whole.symbols
  expect(readTemplate(JSON.stringify({ ...whole, symbols: { selfNumber } }))).toMatchObject({ ok: false, error: { params: { field: 'symbols' } } })
})

test.each([...labelTextNames])('R19 a template whose box %s leaves the label or its frame is refused with the box named', (name) => {
  expect(readTemplate(changed(`texts.${name}.x`, 55))).toMatchObject({ ok: false, error: { code: 'labels.template-outside', params: { box: `texts.${name}` } } })
})

test('R19 boxes that overlap are refused, both named', () => {
  expect(readTemplate(changed('texts.expires.y', 22))).toMatchObject({
    ok: false,
    error: { code: 'labels.template-overlap', params: { box: 'texts.component', other: 'texts.expires' } }
  })
})
