import { expect, test } from 'vitest'
import { comboOf, isTextKey, worksInFields } from './key-combo.ts'

const press = (code: string, mods: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) =>
  ({ code, key: 'Process', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...mods })

test('keys are named by the physical key, whatever the input method says', () => {
  expect(comboOf(press('KeyE'))).toBe('E')
  expect(comboOf(press('KeyE', { shiftKey: true }))).toBe('E')
  expect(comboOf(press('KeyK', { ctrlKey: true }))).toBe('Ctrl+K')
  expect(comboOf(press('F12'))).toBe('F12')
  expect(comboOf(press('Numpad4'))).toBe('4')
  expect(comboOf(press('Escape'))).toBe('Esc')
  expect(comboOf(press('F4', { altKey: true }))).toBeNull()
  expect(comboOf(press('ShiftLeft', { shiftKey: true }))).toBeNull()
})

test('only function keys, Esc and Ctrl shortcuts that are not editing work inside a field', () => {
  expect(['F2', 'Esc', 'Ctrl+K'].every(worksInFields)).toBe(true)
  expect(['E', '1', 'Enter', 'Ctrl+V', 'Ctrl+Z'].some(worksInFields)).toBe(false)
  expect(isTextKey('E') && isTextKey('7') && !isTextKey('F2') && !isTextKey('Enter')).toBe(true)
})
