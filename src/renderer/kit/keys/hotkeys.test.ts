import { expect, test } from 'vitest'
import { ALWAYS_LEVEL, answering, FRAME_LEVEL } from './hotkeys.ts'
import type { Hotkey } from './hotkeys.ts'

const key = (combo: string, level: number): Hotkey => ({ combo, level, inFields: false, run: () => undefined })
const esc = (h: Hotkey): boolean => h.combo === 'Esc'

test('R30 a screen answers Esc before the frame, whichever was loaded first', () => {
  const screen = key('Esc', 0)
  const frame = key('Esc', FRAME_LEVEL)
  expect(answering([screen, frame], [], esc)).toBe(screen)
  expect(answering([frame, screen], [], esc)).toBe(screen)
  expect(answering([frame], [], esc)).toBe(frame)
})

test('R30 an open dialog rests the keys below, all but help', () => {
  const screen = key('Esc', 0)
  const dialog = key('Esc', 1)
  expect(answering([screen, key('Esc', FRAME_LEVEL)], [1], esc)).toBeUndefined()
  expect(answering([dialog, screen], [1], esc)).toBe(dialog)
  const help = key('F1', ALWAYS_LEVEL)
  expect(answering([help, key('F1', 0)], [1, 2], (h) => h.combo === 'F1')).toBe(help)
})

test('R30 of two dialogs of one level the latest answers', () => {
  const first = key('Enter', 1)
  const second = key('Enter', 1)
  expect(answering([first, second], [1, 1], (h) => h.combo === 'Enter')).toBe(second)
})
