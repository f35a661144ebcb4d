import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { finishDispatch } from '../../src/shared/commands/receiving/finish-dispatch.ts'
import { receiveBag } from '../../src/shared/commands/receiving/receive-bag.ts'
import { requestReturn } from '../../src/shared/commands/returns/request-return.ts'
import { saveDraft } from '../../src/shared/commands/reservations/save-draft.ts'
import { submitReservation } from '../../src/shared/commands/reservations/submit-reservation.ts'
import { messageKinds } from '../../src/shared/domain/station/document.ts'
import { expectedFees, type FeeBag } from '../../src/shared/domain/fees/ledger.ts'
import { totalOf } from '../../src/shared/domain/fees/fee-totals.ts'
import { reconcile, type BilledLine } from '../../src/shared/domain/fees/reconcile.ts'
import { addHours, instant, type Instant } from '../../src/shared/kernel/time.ts'
import { practiceMapping } from '../../src/shared/practice/practice-mapping.ts'
import { answers } from '../../server/src/integration/station/answers.ts'
import { handOver } from '../../server/src/integration/station/hand-over.ts'
import { handleDead } from '../../server/src/integration/station/outbox.ts'
import { openAdapter, partnerSettings } from '../../server/src/integration/station/open-adapter.ts'
import { runRound } from '../../server/src/integration/station/run-round.ts'
import { sends } from '../../server/src/integration/station/sends.ts'
import { showState } from '../../server/src/integration/station/show-state.ts'
import { takes } from '../../server/src/integration/station/takes.ts'
import type { SyncService } from '../../server/src/sync/open-sync-service.ts'
import { SyncBench } from '../../server/test-support/sync-bench.ts'
import { Dice, noFaults, type Faults } from '../simulators/station/faults.ts'
import type { StationBag } from '../simulators/station/bill.ts'
import { stationToken } from '../simulators/station/token.ts'
import { StationProcess } from '../support/station-process.ts'

export const ways = ['rest', 'soap', 'soap-gb18030', 'files'] as const
export type Way = (typeof ways)[number]

export interface SoakOptions {
  readonly pool: pg.Pool
  readonly service: SyncService
  readonly days: number
  readonly bagsPerDay: number
  readonly seed: number
  /** How the gateway talks to the station. */
  readonly way?: Way
  readonly say: (text: string) => void
}

/** Sums that must agree, and what did not: every list is empty in a good run. */
export interface SoakResult {
  readonly way: Way
  readonly days: number
  readonly seed: number
  readonly seconds: number
  readonly rounds: number
  readonly bagsSent: number
  readonly bagsReceived: number
  readonly bagsRejected: number
  readonly returnsApproved: number
  readonly returnsRefused: number
  readonly reservations: number
  readonly struck: Readonly<Record<string, number>>
  readonly documentVersions: number
  readonly questions: number
  readonly expectedFen: number
  readonly billedFen: number
  readonly stockAgrees: boolean
  readonly ledgerAgrees: boolean
  readonly feesAgree: boolean
  /** Every order stands at the station once, and its answer is here line by line. */
  readonly ordersAgree: boolean
  readonly dead: number
  readonly messagesTwice: number
  readonly differences: readonly string[]
}

/** Everything a bad partner does, all the time. Its clock is off by hours; one day of the run it answers nobody. */
const bad: Faults = { slowMs: 1, http500: 0.08, lostReply: 0.08, duplicates: 0.1, outOfOrder: 0.2, half: 0.08, broken: 0.06, changedResend: 0.3, withdrawals: 0.03, wrongCodes: 0.01, wrongEncoding: 0.1, clockHours: -7, silent: 0 }
const START = Date.UTC(2026, 9, 1, 0)
const PERIOD = '2026-10'
const BENCH_HOUR = 4

/**
 * A month with the station: dispatches each day, received and rejected bag by bag, finished, some returned, blood reserved, while the partner does everything wrong.
 * The gateway's own rounds run against the real simulator process over HTTP; only the days are compressed: its clock is ours.
 */
export async function runSoak({ pool, service, days, bagsPerDay, seed, way = 'rest', say }: SoakOptions): Promise<SoakResult> {
  const began = Date.now()
  const station = await StationProcess.start(seed, { automatic: true, exchange: way === 'files' })
  try {
    const dice = new Dice(seed)
    const ref = { siteId: 'main', partnerId: `soak-${randomUUID().slice(0, 8)}` }
    await pool.query(`INSERT INTO station_partner (site_id, id, name, adapter, settings, mapping) VALUES ('main', $1, '练习市血液中心', $3, '{}', $2)`, [ref.partnerId, JSON.stringify(practiceMapping), way.split('-')[0]])
    // The days of the run are compressed, the station's clock is not: by ours its bags are good for weeks too long.
    await pool.query('UPDATE product SET max_life_days = NULL')
    const port = await openAdapter(partnerSettings.parse(settingsOf(way, station)))
    const told = { sends, answers, kinds: new Set(messageKinds) }
    const bench = await SyncBench.enrol(pool, service, `soak-${seed}`)
    let now: Instant = instant(START)
    let rounds = 0
    const round = async (hours: number): Promise<void> => {
      now = addHours(now, hours)
      rounds += 1
      if (way === 'files') await station.tell('look')
      await runRound({ pool, ref, port, worker: `soak-${rounds}`, now: () => now, told })
      if (way === 'files') await station.tell('look')
      await handOver(pool, ref, { takes, now })
      await showState(pool, ref, now)
    }
    const counts = { rejected: 0, reservations: 0 }
    for (let day = 0; day < days; day += 1) {
      now = instant(START + day * 24 * 3_600_000 + BENCH_HOUR * 3_600_000)
      await station.tell('faults', { ...bad, silent: day % 10 === 6 ? 1 : 0 })
      for (let left = bagsPerDay; left > 0; left -= 20) await station.tell('dispatch', { count: Math.min(20, left) })
      if (day % 3 === 0) counts.reservations += await reserve(bench, now, day)
      for (let i = 0; i < 4; i += 1) await round(2)
      await bench.pull()
      counts.rejected += await receiveAll(bench, { dice, now })
      if (day % 4 === 2) await returnSome(bench, { dice, now, day })
      for (let i = 0; i < 2; i += 1) await round(2)
      say(`day ${day + 1} of ${days}: ${rounds} rounds`)
    }
    // The partner behaves again: everything comes to its end, and dead messages are played again by a person.
    await station.tell('faults', noFaults)
    for (let i = 0; i < 40; i += 1) {
      await round(0.3)
      await bench.pull()
      counts.rejected += await receiveAll(bench, { dice, now })
      const { rows: dead } = await pool.query<{ seq: number }>(`SELECT seq FROM station_outbox WHERE partner_id = $1 AND state = 'dead'`, [ref.partnerId])
      for (const { seq } of dead) await handleDead(pool, ref, { seq, act: 'replay', by: 'soak', reason: 'the station has mended it', now })
      const { rows: open } = await pool.query(`SELECT 1 FROM station_outbox WHERE partner_id = $1 AND state IN ('waiting', 'dead') UNION ALL SELECT 1 FROM station_document WHERE partner_id = $1 AND state = 'current' AND handed_at IS NULL UNION ALL SELECT 1 FROM station_return_line WHERE state = 'requested' UNION ALL SELECT 1 FROM dispatch WHERE state = 'open' AND imported_by = 'server:station'`, [ref.partnerId])
      const offered = (await station.tell<{ documents: { acknowledged: boolean }[] }>('state')).documents.some((d) => !d.acknowledged)
      if (open.length === 0 && !offered && i > 3) break
    }
    await station.tell('bill', { period: PERIOD })
    for (let i = 0; i < 4; i += 1) await round(0.3)
    return { ...(await compare({ pool, station, ref })), way, days, seed, seconds: Math.round((Date.now() - began) / 1000), rounds, bagsRejected: counts.rejected, reservations: counts.reservations }
  } finally {
    await station.close()
  }
}

function settingsOf(way: Way, station: StationProcess): unknown {
  if (way === 'files') return { adapter: 'files', folder: station.exchange }
  if (way === 'rest') return { adapter: 'rest', url: station.url, token: stationToken, timeoutMs: 2000 }
  return { adapter: 'soap', url: `${station.url}/soap`, token: stationToken, encoding: way === 'soap' ? 'utf-8' : 'gb18030', timeoutMs: 2000 }
}

type Row = Readonly<Record<string, unknown>>

async function reserve(bench: SyncBench, now: Instant, day: number): Promise<number> {
  const reservationId = uuidv7()
  // The server decides by its own clock, and the days of the run have passed by it.
  const body = { neededBy: '2040-01-01T00:00:00.000Z', urgent: false, purpose: '常规库存', lines: [{ productCode: 'D1002', abo: 'A', rhd: 'pos', quantity: 8, unit: 'U' }] }
  const saved = await bench.run({ command: saveDraft, payload: { reservationId, number: `SOAK-${bench.device.id.slice(0, 6)}-${day}`, ...body }, at: now })
  const sent = await bench.run({ command: submitReservation, payload: { reservationId }, decidedBy: 'server', at: now })
  if (saved.outcome !== 'applied') throw new Error(`the draft was ${saved.outcome}`)
  if (sent.outcome !== 'applied') throw new Error(`the reservation was ${sent.outcome} ${JSON.stringify(sent.refusal)}`)
  return 1
}

/** Every bag of every open note, as a technician does it: most are taken in, some quarantined, some rejected, and one in fifty never came. @returns how many were rejected */
async function receiveAll(bench: SyncBench, { dice, now }: { readonly dice: Dice; readonly now: Instant }): Promise<number> {
  let rejected = 0
  for (const dispatch of bench.all('dispatch').filter((d) => d['state'] === 'open' && d['importedBy'] === 'server:station')) {
    for (const line of bench.all('dispatch_line').filter((l) => l['dispatchId'] === dispatch['id'] && l['outcome'] === 'pending')) {
      const luck = dice.number()
      if (luck < 0.02) continue
      const decision = luck < 0.05 ? 'reject' : luck < 0.08 ? 'quarantine' : 'accept'
      const bag = { din: line['din'], productCode: line['productCode'], abo: line['abo'], rhd: line['rhd'], expiresAt: line['expiresAt'], blocksStock: false }
      const done = await bench.run({ command: receiveBag, payload: { dispatchId: dispatch['id'], bag, rawScans: [], decision, seen: decision === 'accept' ? [] : ['bag-damaged'] }, at: now })
      if (done.outcome !== 'applied') throw new Error(`${String(line['din'])}: ${done.outcome} ${JSON.stringify(done.refusal)}`)
      if (decision === 'reject') rejected += 1
    }
    const finished = await bench.run({ command: finishDispatch, payload: { dispatchId: dispatch['id'], pendingAreMissing: true, temperatureC: 4 }, second: 'T1002', at: now })
    if (finished.outcome !== 'applied') throw new Error(`${String(dispatch['number'])}: ${finished.outcome} ${JSON.stringify(finished.refusal)}`)
  }
  await bench.pull()
  return rejected
}

async function returnSome(bench: SyncBench, { dice, now, day }: { readonly dice: Dice; readonly now: Instant; readonly day: number }): Promise<void> {
  const here = bench.all('unit').filter((u) => u['dispatchId'] !== null && (u['state'] === 'received' || u['state'] === 'quarantined') && ours(bench, u))
  const unitIds = dice.shuffled(here).slice(0, 5).map((u) => u['id'])
  if (unitIds.length === 0) return
  const done = await bench.run({ command: requestReturn, payload: { returnId: uuidv7(), number: `SR-${bench.device.id.slice(0, 6)}-${day}`, reason: 'quality', note: '', unitIds }, at: now })
  if (done.outcome !== 'applied') throw new Error(`return: ${done.outcome} ${JSON.stringify(done.refusal)}`)
}

/** Bags of the demo hospital came from no partner of ours. */
const ours = (bench: SyncBench, unit: Row): boolean => bench.docs.get(`dispatch ${String(unit['dispatchId'])}`)?.doc['importedBy'] === 'server:station'

interface Sides {
  readonly pool: pg.Pool
  readonly station: StationProcess
  readonly ref: { readonly siteId: string; readonly partnerId: string }
}
type Compared = Omit<SoakResult, 'way' | 'days' | 'seed' | 'seconds' | 'rounds' | 'bagsRejected' | 'reservations'>

/** Our stock, our ledger and the station's books, bag by bag and in fen. */
async function compare({ pool, station, ref }: Sides): Promise<Compared> {
  const theirs = await station.tell<StationBag[]>('bags')
  const state = await station.tell<{ struck: Record<string, number>; messages: { message: { key: string } }[] }>('state')
  const { rows: bags } = await pool.query<FeeBag & { readonly state: string }>(
    `SELECT u.din, u.product_code AS "productCode", d.number AS "dispatchNumber", u.received_at AS "receivedAt", l.price_fen AS "notePriceFen", u.state,
       (SELECT min(r.decided_at) FROM station_return_line r WHERE r.site_id = u.site_id AND r.unit_id = u.id AND r.state = 'approved') AS "returnApprovedAt"
     FROM unit u JOIN dispatch d ON d.site_id = u.site_id AND d.id = u.dispatch_id JOIN dispatch_line l ON l.site_id = u.site_id AND l.id = u.dispatch_line_id
     WHERE d.imported_by = 'server:station' AND d.file_name = $1`,
    [ref.partnerId]
  )
  const differences: string[] = []
  const key = (b: { readonly din: string; readonly productCode: string }): string => `${b.din} ${b.productCode}`
  const ourStock = new Map(bags.map((b) => [key(b), b]))
  const stationStock = new Map(theirs.filter((b) => b.receipt === '已收' || b.receipt === '隔离').map((b) => [key(b), b]))
  for (const b of bags) {
    const other = stationStock.get(key(b))
    if (other === undefined) differences.push(`${key(b)}: here, not in the station's books`)
    else if (other.takenBack !== (b.state === 'sent-back')) differences.push(`${key(b)}: ${b.state} here, ${other.takenBack ? '' : 'not '}taken back there`)
    else if (other.fen !== b.notePriceFen) differences.push(`${key(b)}: ${b.notePriceFen} fen here, ${other.fen} there`)
  }
  for (const b of stationStock.values()) if (!ourStock.has(key(b))) differences.push(`${key(b)}: in the station's books, not here`)
  for (const b of theirs) if (b.receipt === null) differences.push(`${key(b)}: the station heard nothing of it`)

  const ledger = expectedFees(bags, [])
  const { rows: statements } = await pool.query<{ lines: BilledLine[]; total_fen: number }>('SELECT lines, total_fen FROM fee_statement WHERE number = $1', [`DZ${PERIOD}`])
  const rows = reconcile(ledger, statements[0]?.lines ?? [])
  for (const row of rows) if (row.verdict !== 'equal') differences.push(`${row.din} ${row.productCode} ${row.kind}: ${row.verdict} ${row.expectedFen} ${row.billedFen}`)
  const total = totalOf(rows)
  const { rows: outbox } = await pool.query<{ dead: number }>(`SELECT count(*) FILTER (WHERE state = 'dead') AS dead FROM station_outbox WHERE partner_id = $1`, [ref.partnerId])
  const { rows: documents } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM station_document WHERE partner_id = $1', [ref.partnerId])
  const { rows: spoiled } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM station_spoiled WHERE partner_id = $1', [ref.partnerId])
  const { rows: returned } = await pool.query<{ approved: number; refused: number }>(`SELECT count(*) FILTER (WHERE state = 'approved') AS approved, count(*) FILTER (WHERE state = 'refused') AS refused FROM station_return_line WHERE decided_by = 'server:station'`)
  const { rows: orders } = await pool.query<{ pending: string | null; lines: { answer: string }[] }>(`SELECT pending, lines FROM reservation WHERE number LIKE 'SOAK-%'`)
  const unanswered = orders.filter((o) => o.pending !== null || o.lines.some((l) => l.answer === 'open')).length
  if (unanswered > 0) differences.push(`${unanswered} of ${orders.length} reservations are not answered`)
  const keys = state.messages.map(({ message }) => message.key)
  const stockFaults = differences.filter((d) => d.includes('here') || d.includes('heard')).length
  return {
    bagsSent: theirs.length, bagsReceived: bags.length, returnsApproved: returned[0]?.approved ?? 0, returnsRefused: returned[0]?.refused ?? 0, struck: state.struck, documentVersions: documents[0]?.n ?? 0, questions: spoiled[0]?.n ?? 0,
    expectedFen: total.expectedFen, billedFen: total.billedFen, stockAgrees: stockFaults === 0 && bags.length > 0, ledgerAgrees: statements.length === 1 && total.differenceFen === 0, feesAgree: statements.length === 1 && rows.every((r) => r.verdict === 'equal'), ordersAgree: unanswered === 0,
    dead: outbox[0]?.dead ?? 0, messagesTwice: keys.length - new Set(keys).size, differences: differences.slice(0, 20)
  }
}

/** Ledger = stock = station's books, and nothing twice or left over. */
export const isSoundSoak = (r: SoakResult): boolean => r.stockAgrees && r.ledgerAgrees && r.feesAgree && r.ordersAgree && r.dead === 0 && r.messagesTwice === 0 && r.differences.length === 0
