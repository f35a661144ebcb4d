import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasFullWidth } from './full-width.ts'
import { emptyWedge, stepWedge } from './wedge.ts'
import type { WedgeKey, WedgeOutcome } from './wedge.ts'

const digits = ')!@#$%^&*('
const marks: Readonly<Record<string, string>> = { '=': 'Equal', '-': 'Minus', '<': 'Comma', '>': 'Period' }

/** Keys as a scanner presses them: Shift down before each shifted character. */
function keysOf(text: string, gapMs: number, from = 0): WedgeKey[] {
  const keys: WedgeKey[] = []
  let at = from
  const press = (code: string, shift: boolean, key: string): void => {
    if (shift) keys.push({ code: 'ShiftLeft', key: 'Shift', shift: true, ctrl: false, at, repeat: false })
    keys.push({ code, key, shift, ctrl: false, at, repeat: false })
    at += gapMs
  }
  for (const c of text) {
    if (/\d/.test(c)) press(`Digit${c}`, false, c)
    else if (/[A-Z]/.test(c)) press(`Key${c}`, true, c)
    else if (/[a-z]/.test(c)) press(`Key${c.toUpperCase()}`, false, 'Process')
    else if (digits.includes(c)) press(`Digit${digits.indexOf(c)}`, true, c)
    else press(marks[c] ?? '', c === '<' || c === '>', c)
  }
  press('Enter', false, 'Enter')
  return keys
}

function run(keys: readonly WedgeKey[]): WedgeOutcome[] {
  let state = emptyWedge
  return keys.map((key) => {
    const step = stepWedge(state, key)
    state = step.state
    return step.outcome
  })
}

const scans = (keys: readonly WedgeKey[]): string[] => run(keys).flatMap((o) => (o.kind === 'scan' ? [o.raw] : []))

test('a fast run of keys with Enter is a scan, upper case by Shift and ISBT flags included', () => {
  expect(scans(keysOf('=A99992612345600', 8))).toEqual(['=A99992612345600'])
  expect(scans(keysOf('=%5100', 35))).toEqual(['=%5100'])
  expect(scans(keysOf('&>0261112359', 12))).toEqual(['&>0261112359'])
})

test('the key code is read, so a Chinese input method that gives Process changes nothing', () => {
  expect(scans(keysOf('abc123', 10))).toEqual(['abc123'])
})

test('a person who types and confirms is never taken for a scanner', () => {
  expect(scans(keysOf('12345678', 60))).toEqual([])
  expect(run(keysOf('12345678', 60)).some((o) => o.kind === 'short')).toBe(false)
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-zA-Z]{1,20}$/), fc.integer({ min: 36, max: 400 }), (text, gap) => {
      expect(scans(keysOf(text, gap))).toEqual([])
    })
  )
})

test('every scanner speed up to the gap gives the same text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-zA-Z=-]{6,40}$/), fc.integer({ min: 0, max: 35 }), (text, gap) => {
      expect(scans(keysOf(text, gap))).toEqual([text])
    })
  )
})

test('two scans in a row stay two scans, and typing just before does not leak into the next', () => {
  const first = keysOf('A99992612345', 5)
  const second = keysOf('B88882612345', 5, 500)
  expect(scans([...first, ...second])).toEqual(['A99992612345', 'B88882612345'])
  const typed: WedgeKey = { code: 'Digit7', key: '7', shift: false, ctrl: false, at: -200, repeat: false }
  expect(scans([typed, ...first])).toEqual(['A99992612345'])
})

test('a code too short for the wedge is typing, but its Enter confirms nothing', () => {
  const outcomes = run(keysOf('12345', 5))
  expect(outcomes.at(-1)).toEqual({ kind: 'short' })
})

test('a held key is not a scanner', () => {
  const held = keysOf('1111111', 30).map((k, i) => ({ ...k, repeat: i > 0 && k.code !== 'Enter' }))
  expect(scans(held)).toEqual([])
})

test('a gap inside the run starts anew with the rest, which is then too short or another text', () => {
  const start = keysOf('A99992', 5).slice(0, -1)
  const rest = keysOf('612345', 5, 200)
  expect(scans([...start, ...rest])).toEqual(['612345'])
})

test('keys injected without a code keep their full-width form and are flagged', () => {
  const keys = Array.from('１２３４５６').map((key, i): WedgeKey => ({ code: '', key, shift: false, ctrl: false, at: i * 5, repeat: false }))
  const raw = scans([...keys, ...keysOf('', 0, 30)])[0] ?? ''
  expect(raw).toBe('１２３４５６')
  expect(hasFullWidth(raw)).toBe(true)
  expect(hasFullWidth('=A99992612345600')).toBe(false)
})

test('Ctrl+] inside a scan is the group separator, and shortcuts of a person start no scan', () => {
  const [a, ...more] = keysOf('0112345', 5)
  const gs: WedgeKey = { code: 'BracketRight', key: ']', shift: false, ctrl: true, at: 2, repeat: false }
  expect(scans([...(a ? [a] : []), gs, ...more])).toEqual(['0\u001d112345'])
  const ctrlK: WedgeKey = { code: 'KeyK', key: 'k', shift: false, ctrl: true, at: 0, repeat: false }
  expect(run([ctrlK])).toEqual([{ kind: 'ignored' }])
})
