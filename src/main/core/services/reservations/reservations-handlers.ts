import { amendReservation } from '../../../../shared/commands/reservations/amend-reservation.ts'
import { defineTemplate } from '../../../../shared/commands/reservations/define-template.ts'
import { saveDraft } from '../../../../shared/commands/reservations/save-draft.ts'
import { seeReservation } from '../../../../shared/commands/reservations/see-reservation.ts'
import { submitReservation } from '../../../../shared/commands/reservations/submit-reservation.ts'
import { withdrawReservation } from '../../../../shared/commands/reservations/withdraw-reservation.ts'
import { find, findOne, get } from '../../../../shared/commands/load.ts'
import { mayAmend, type Reservation, type ReservationLine } from '../../../../shared/domain/reservations/reservation.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { quantityText } from '../../../../shared/domain/stock/component-class.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { reservationNoteWords as words } from '../../../../shared/text/reservation-note-words.ts'
import { termText } from '../../../../shared/text/term-text.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { writeReport } from '../write-report.ts'
import { outlook } from './outlook.ts'

type Names =
  | 'reservations.list' | 'reservations.one' | 'reservations.freeNumber' | 'reservations.save' | 'reservations.submit' | 'reservations.amend' | 'reservations.withdraw' | 'reservations.see'
  | 'reservations.templates' | 'reservations.saveTemplate' | 'reservations.outlook' | 'reservations.print'
type Row = CallOutput<'reservations.list'>['reservations'][number]
type View = CallOutput<'reservations.one'>

const MOST = 200

/** R01, R02: what the laboratory wants of the station, what the station says, and what of it has come. */
export function reservationsHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, db } = bench
  const name = (userId: string): string => documents.run(get('app_user', userId))?.name ?? userId
  const productName = (code: string): string => documents.run(findOne('product', { code }))?.name ?? code
  const rowOf = (found: Reservation): Row => {
    const message = documents.run(find('station_message', { subject: `reservation:${found.id}` })).toSorted((a, b) => b.seq - a.seq)[0]
    return { ...found, createdByName: name(found.createdBy), message: message === undefined ? null : { state: message.state, queuedAt: message.queuedAt, problem: message.problem }, mayAmend: found.pending === null && mayAmend(found) }
  }
  /** Of the notes that the station sent for it: bags that were taken in, in the product's unit. */
  const came = (line: ReservationLine, dispatchIds: readonly string[]): number =>
    dispatchIds.reduce((sum, id) => sum + (db.prepare<unknown[], { n: number | null }>(`SELECT sum(u.quantity) AS n FROM unit u WHERE u.dispatch_id = ? AND u.product_code LIKE ? AND u.abo = ? AND u.rhd = ?`).get(id, `${line.productCode}%`, line.abo, line.rhd)?.n ?? 0), 0)
  const view = (reservationId: string): View | null => {
    const found = documents.run(get('reservation', reservationId))
    if (found === null) return null
    const dispatches = documents.run(find('reservation_dispatch', { reservationId })).map(({ dispatchNumber }) => {
      const dispatch = documents.run(findOne('dispatch', { number: dispatchNumber }))
      return { number: dispatchNumber, dispatchId: dispatch?.id ?? null, state: dispatch?.state ?? null }
    })
    const ids = dispatches.flatMap(({ dispatchId }) => (dispatchId === null ? [] : [dispatchId]))
    return {
      found: rowOf(found), dispatches,
      lines: found.lines.map((line) => ({ ...line, productName: productName(line.productCode), came: came(line, ids) })),
      feedback: documents.run(find('reservation_feedback', { reservationId })).toSorted((a, b) => (a.takenAt < b.takenAt ? 1 : -1))
    }
  }

  return {
    'reservations.list': ({ text }) => {
      const ids = db.prepare<[number], { id: string }>(`SELECT id FROM reservation ORDER BY CASE WHEN state IN ('draft', 'submitted', 'withdrawing') THEN 0 ELSE 1 END, needed_by DESC LIMIT ?`).all(MOST)
      const wanted = text.trim().toLowerCase()
      const rows = ids.flatMap(({ id }) => { const found = documents.run(get('reservation', id)); return found === null ? [] : [rowOf(found)] })
      return ok({ reservations: rows.filter((r) => wanted === '' || `${r.number} ${r.purpose} ${r.lines.map((l) => `${l.productCode} ${productName(l.productCode)}`).join(' ')}`.toLowerCase().includes(wanted)) })
    },
    'reservations.one': ({ reservationId }) => {
      const found = view(reservationId)
      return found === null ? err(refusal('reservations.reservation-unknown')) : ok(found)
    },
    'reservations.freeNumber': () => {
      // Of the day and the bench, so that two benches without the server do not think of the same one.
      const mine = `Y${shanghaiText(bench.clock()).slice(0, 10).replaceAll('-', '')}-${bench.deviceId.replaceAll('-', '').slice(-4).toUpperCase()}`
      const used = new Set(db.prepare<[string], { number: string }>('SELECT number FROM reservation WHERE number LIKE ?').all(`${mine}-%`).map((r) => r.number))
      let next = 1
      while (used.has(`${mine}-${next}`)) next += 1
      return ok({ number: `${mine}-${next}` })
    },
    'reservations.save': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'reservations.save', command: saveDraft, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'reservations.submit': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'reservations.submit', command: submitReservation, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'reservations.amend': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'reservations.amend', command: amendReservation, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'reservations.withdraw': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'reservations.withdraw', command: withdrawReservation, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'reservations.see': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'reservations.see', command: seeReservation, commandId, payload, actor })
      return result.ok || result.error.code === 'reservations.seen-before' ? ok({}) : result
    },
    'reservations.templates': () => ok({ templates: documents.run(find('reservation_template', {})).toSorted((a, b) => a.name.localeCompare(b.name)) }),
    'reservations.saveTemplate': async ({ commandId, template }, actor) => {
      const result = await decideCommand(bench, { purpose: 'reservations.saveTemplate', command: defineTemplate, commandId, payload: template, actor })
      return result.ok ? ok({}) : result
    },
    'reservations.outlook': (input) => ok({ rows: outlook(bench, input) }),
    'reservations.print': async ({ reservationId }, actor) => {
      const found = view(reservationId)
      if (found === null) return err(refusal('reservations.reservation-unknown'))
      const { number, neededBy, urgent, purpose } = found.found
      return await writeReport(bench, {
        title: words.title, fileName: 'reservation', actor,
        subtitle: `${words.number} ${number}    ${words.neededBy} ${shanghaiText(neededBy)}    ${urgent ? `${words.urgent}    ` : ''}${words.purpose} ${purpose}`,
        sections: [{ heading: words.lines, columns: words.columns, empty: words.none, rows: found.lines.map((l) => [l.productName, l.abo, termText('zh-CN', 'rhd', l.rhd), quantityText(l.quantity, l.unit), `${termText('zh-CN', 'lineAnswer', l.answer)}${l.reason === '' ? '' : `：${l.reason}`}`, String(l.promised), String(l.came)]) }],
        foot: [words.signatures]
      })
    }
  }
}
