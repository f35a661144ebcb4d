import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDrained, parseHostStatus, printerStateOf } from './zpl-status.ts'

const frame = (...lines: string[]): string => lines.map((l) => `\x02${l}\x03\r\n`).join('')
const READY = ['030,0,0,1245,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000000,1,000', '1234,0'] as const

function parse(...lines: string[]) {
  const status = parseHostStatus(frame(...lines))
  if (!status.ok) throw new Error(status.error)
  return status.value
}

test('R05 a printer with nothing wrong is ready and drained', () => {
  const status = parse(...READY)
  expect(status).toEqual({
    paperOut: false, paused: false, labelLength: 1245, formatsInBuffer: 0, bufferFull: false, partialFormat: false, underTemperature: false,
    overTemperature: false, headOpen: false, ribbonOut: false, thermalTransfer: false, labelWaiting: false, labelsRemaining: 0
  })
  expect(printerStateOf(status)).toBe('ready')
  expect(isDrained(status)).toBe(true)
})

test.each([
  ['paper-out', '030,1,1,0320,001,0,0,0,000,0,0,0', READY[1]],
  ['paused', '030,0,1,0320,000,0,0,0,000,0,0,0', READY[1]],
  ['head-open', '030,1,1,0320,000,0,0,0,000,0,0,0', '000,0,1,1,1,2,4,0,00000000,1,000'],
  ['ribbon-out', '030,0,1,0320,000,0,0,0,000,0,0,0', '000,0,0,1,1,2,4,0,00000000,1,000'],
  ['ready', READY[0], '000,0,0,1,0,2,4,0,00000000,1,000'],
  ['busy', '030,0,0,0320,000,1,0,0,000,0,0,0', READY[1]],
  ['busy', '030,0,0,0320,000,0,0,0,000,0,0,1', READY[1]]
] as const)('R05 the operator is told what to do first: %s', (state, first, second) => {
  expect(printerStateOf(parse(first, second, READY[2]))).toBe(state)
})

test.each([
  ['formats in the buffer', '030,0,0,0320,002,0,0,0,000,0,0,0', READY[1]],
  ['a partial format', '030,0,0,0320,000,0,0,1,000,0,0,0', READY[1]],
  ['labels of a batch', READY[0], '000,0,0,0,0,2,4,0,00000003,1,000']
])('R05 a printer with %s left has not printed all', (_, first, second) => {
  expect(isDrained(parse(first, second, READY[2]))).toBe(false)
})

test('R05 an answer is complete only with its three strings, however it is cut', () => {
  const whole = `noise${frame(...READY)}`
  for (let n = 0; n < whole.length - 2; n++) expect(parseHostStatus(whole.slice(0, n))).toEqual({ ok: false, error: 'incomplete' })
  expect(parseHostStatus(whole).ok).toBe(true)
})

test('R05 strings out of order, too short or with letters are no status', () => {
  const wrong = [[READY[1], READY[2], READY[0]], ['1,2', READY[1], READY[2]], [READY[0].replace('1245', '12x5'), READY[1], READY[2]]]
  for (const lines of wrong) {
    expect(parseHostStatus(frame(...lines))).toEqual({ ok: false, error: 'malformed' })
  }
  fc.assert(fc.property(fc.string(), (text) => !parseHostStatus(text).ok))
})
