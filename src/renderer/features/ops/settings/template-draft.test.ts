import { expect, test } from 'vitest'
import { draftBoxes, draftValue, withDraftValue } from './template-draft.ts'

const text = JSON.stringify({ name: '50x30', texts: { expires: { x: 0.75, y: 17.5, minSize: 2 } }, symbols: { matrix: { x: 37 } }, badge: { x: 37, w: 12 } }, null, 2)

test('R19 a field of the editor changes its own value and no other', () => {
  const changed = withDraftValue(withDraftValue(text, 'texts.expires.y', '17.4'), 'name', '50')
  expect(draftValue(changed, 'texts.expires.y')).toBe('17.4')
  expect(JSON.parse(changed)).toMatchObject({ name: '50', texts: { expires: { x: 0.75, y: 17.4 } } })
  expect(JSON.parse(withDraftValue(withDraftValue(changed, 'name', '50x30'), 'texts.expires.y', '17.5'))).toEqual(JSON.parse(text))
})

test('R19 what is no number stays text, so that the check names its field, and an emptied field is left out', () => {
  expect(JSON.parse(withDraftValue(text, 'badge.w', '12,5'))).toMatchObject({ badge: { x: 37, w: '12,5' } })
  expect(JSON.parse(withDraftValue(text, 'texts.expires.minSize', ''))).toMatchObject({ texts: { expires: { x: 0.75, y: 17.5 } } })
  expect(draftValue(withDraftValue(text, 'texts.expires.minSize', ''), 'texts.expires.minSize')).toBe('')
})

test('R19 only the boxes that the template has are offered', () => {
  expect(draftBoxes(text)).toEqual(['texts.expires', 'symbols.matrix', 'badge'])
})
