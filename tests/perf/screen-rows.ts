import { answerCall } from '../../src/main/core/answer-call.ts'
import type { Bench } from '../../src/main/core/bench.ts'
import type { CallInput, CallName } from '../../src/shared/ipc/contract.ts'
import { dinOf, numberOf, unitId } from './invented-documents.ts'
import { percentile, round, type Row } from './measure.ts'

interface Screen<N extends CallName = CallName> {
  readonly what: string
  readonly name: N
  readonly input: (i: number, size: number) => CallInput<N>
  /** Milliseconds, p50. */
  readonly limit: number
}

const screen = <N extends CallName>(what: string, name: N, one: Pick<Screen<N>, 'input' | 'limit'>): Screen => ({ what, name, ...one }) as unknown as Screen
const bag = (i: number, size: number): number => (i * 7919) % size
const all = { componentClass: null, abo: null, text: '', limit: 500 } as const

const screens: readonly Screen[] = [
  screen('today', 'ops.overview', { input: () => ({}), limit: 50 }),
  screen('top bar', 'ops.status', { input: () => ({}), limit: 5 }),
  screen('stock list, in stock', 'stock.list', { input: () => ({ ...all, states: ['in-stock'] }), limit: 50 }),
  screen('stock list, every state', 'stock.list', { input: () => ({ ...all, states: ['received', 'numbered', 'in-stock', 'quarantined', 'issued', 'returned', 'discarded'] }), limit: 50 }),
  screen('stock list, one group, issued', 'stock.list', { input: () => ({ ...all, states: ['issued'], componentClass: 'red-cells', abo: 'AB' }), limit: 50 }),
  screen('stock list, by number', 'stock.list', { input: (i, size) => ({ ...all, states: ['in-stock', 'issued'], text: numberOf(bag(i, size)).slice(0, 8) }), limit: 50 }),
  screen('stock list, by three characters', 'stock.list', { input: () => ({ ...all, states: ['in-stock', 'issued'], text: 'A26' }), limit: 100 }),
  screen('bag', 'stock.unit', { input: (i, size) => ({ unitId: unitId(bag(i, size)) }), limit: 5 }),
  screen('scan router', 'traceability.identify', { input: (i, size) => ({ raw: numberOf(bag(i, size)) }), limit: 2 }),
  screen('search, DIN', 'traceability.search', { input: (i, size) => ({ text: dinOf(bag(i, size)) }), limit: 50 }),
  screen('numbering', 'numbering.work', { input: () => ({}), limit: 50 }),
  screen('lists of the station', 'receiving.dispatches', { input: () => ({}), limit: 50 }),
  screen('open requests', 'testing.requests', { input: () => ({ open: true }), limit: 50 }),
  screen('a request with its candidates', 'testing.request', { input: (i, size) => ({ requestId: unitId(Math.floor(bag(i, size) / 3) * 3) }), limit: 20 }),
  screen('issue check', 'issuing.check', {
    input: (i, size) => ({ requestId: unitId(Math.floor(bag(i, size) / 3) * 3), selfNumber: numberOf(bag(i, size)), din: dinOf(bag(i, size)), dinFlags: '00' }),
    limit: 5
  }),
  screen('last issues', 'issuing.recent', { input: () => ({}), limit: 50 }),
  screen('print jobs', 'labels.jobs', { input: () => ({}), limit: 20 })
]

/** Every query a main screen waits for, answered by a whole bench as the window would get it. */
export async function screenRows(bench: Bench, { size, times }: { readonly size: number; readonly times: number }): Promise<Row[]> {
  const signedIn = await answerCall(bench, 'identity.signIn', { badge: 'T1001', pin: '1001' })
  if (!signedIn.ok) throw new Error(signedIn.error.code)
  const rows: Row[] = []
  for (const { what, name, input, limit } of screens) {
    const took: number[] = []
    for (let i = 0; i < times; i += 1) {
      const from = performance.now()
      const answer = await answerCall(bench, name, input(i, size))
      took.push(performance.now() - from)
      if (!answer.ok && !answer.error.code.endsWith('unknown')) throw new Error(`${name}: ${answer.error.code}`)
    }
    const p50 = percentile(took, 0.5)
    rows.push({ what: `${what} (\`${name}\`), p50`, size, ours: round(p50), peer: null, unit: 'ms', ratio: null, hold: `≤ ${limit} ms`, held: p50 <= limit })
  }
  return rows
}
