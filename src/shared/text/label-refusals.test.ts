import { expect, test } from 'vitest'
import { labelFaultCodes } from '../domain/labels/label-fault.ts'
import { labelRefusals } from './label-refusals.ts'

test('every label fault has a sentence in both languages with the same placeholders', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).toSorted()
  for (const code of labelFaultCodes) expect(names(labelRefusals[code].zh), code).toEqual(names(labelRefusals[code].en))
})
