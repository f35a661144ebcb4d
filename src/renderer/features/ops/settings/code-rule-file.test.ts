import { expect, test } from 'vitest'
import { allRules } from '../../../../shared/barcode/code-rules/rules.test-data.ts'
import { codeRuleFile, readCodeRuleFile } from './code-rule-file.ts'
import { readValues, valuesText } from './code-rule-values.ts'

test('R03 rules that were exported are read back the same, without their ids', () => {
  const rules = allRules.map((rule, i) => ({ ...rule, id: `id-${i}`, version: 3 }))
  expect(readCodeRuleFile(codeRuleFile(rules))).toEqual({ ok: true, rules: allRules })
})

test.each([['', 'JSON'], ['[]', ''], ['{"format":"x"}', 'format'], ['{"format":"hemobench-code-rules","version":1,"rules":[{}]}', 'rules.0.name']])('R03 the file %s holds no rules', (text, problem) => {
  expect(readCodeRuleFile(text)).toEqual({ ok: false, problem })
})

test('R03 a value table is written one value a line; a line without = is named', () => {
  expect(readValues('1=A\n\n 2 = B \n3=')).toEqual({ ok: true, values: [{ from: '1', to: 'A' }, { from: '2', to: 'B' }, { from: '3', to: '' }] })
  expect(readValues('1=A\n2')).toEqual({ ok: false, line: 2 })
  expect(valuesText([{ from: '1', to: 'A' }, { from: '2', to: 'B' }])).toBe('1=A\n2=B')
})
