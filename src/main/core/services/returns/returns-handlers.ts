import { find, get } from '../../../../shared/commands/load.ts'
import { recordDecision } from '../../../../shared/commands/returns/record-decision.ts'
import { checkReturn, requestReturn } from '../../../../shared/commands/returns/request-return.ts'
import type { StationReturn } from '../../../../shared/domain/returns/station-return.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { returnNoteWords as words } from '../../../../shared/text/return-note-words.ts'
import { termText } from '../../../../shared/text/term-text.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { unitRow } from '../unit-rows.ts'
import { writeReport } from '../write-report.ts'

type Names = 'returns.list' | 'returns.one' | 'returns.bag' | 'returns.freeNumber' | 'returns.request' | 'returns.decide' | 'returns.print'
type Row = CallOutput<'returns.list'>['returns'][number]
type Line = CallOutput<'returns.one'>['lines'][number]

const MOST = 200

/** R08: bags that go back to the station, and the station's word on each. */
export function returnsHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, db } = bench
  const name = (userId: string | null): string | null => (userId === null ? null : (documents.run(get('app_user', userId))?.name ?? userId))
  const row = (found: StationReturn): Row => {
    const lines = documents.run(find('station_return_line', { returnId: found.id }))
    const count = (state: 'requested' | 'approved' | 'refused'): number => lines.filter((l) => l.state === state).length
    const [message] = documents.run(find('station_message', { subject: `return:${found.id}` }))
    return {
      ...found, requestedByName: name(found.requestedBy) ?? '', waiting: count('requested'), approved: count('approved'), refused: count('refused'),
      message: message === undefined ? null : { state: message.state, queuedAt: message.queuedAt, problem: message.problem, answer: message.answer }
    }
  }
  const linesOf = (returnId: string): Line[] =>
    documents.run(find('station_return_line', { returnId })).map((line) => ({ ...line, unit: unitRow(db, line.unitId), decidedByName: name(line.decidedBy), checkedByName: name(line.checkedBy) }))

  return {
    'returns.list': () => {
      const ids = db.prepare<[number], { id: string }>(`SELECT id FROM station_return ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, requested_at DESC LIMIT ?`).all(MOST)
      return ok({ returns: ids.flatMap(({ id }) => { const found = documents.run(get('station_return', id)); return found === null ? [] : [row(found)] }) })
    },
    'returns.one': ({ returnId }) => {
      const found = documents.run(get('station_return', returnId))
      return found === null ? err(refusal('returns.return-unknown')) : ok({ found: row(found), lines: linesOf(returnId) })
    },
    'returns.bag': ({ unitId }) => {
      const stop = checkReturn(documents.run(get('unit', unitId)))
      const unit = unitRow(db, unitId)
      if (stop !== null) return err(stop)
      return unit === null ? err(refusal('stock.unit-unknown')) : ok({ unit })
    },
    'returns.freeNumber': () => {
      // Of the day and the bench, so that two benches without the server do not think of the same one.
      const day = shanghaiText(bench.clock()).slice(0, 10).replaceAll('-', '')
      const mine = `T${day}-${bench.deviceId.replaceAll('-', '').slice(-4).toUpperCase()}`
      const used = new Set(db.prepare<[string], { number: string }>('SELECT number FROM station_return WHERE number LIKE ?').all(`${mine}-%`).map((r) => r.number))
      let next = 1
      while (used.has(`${mine}-${next}`)) next += 1
      return ok({ number: `${mine}-${next}` })
    },
    'returns.request': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'returns.request', command: requestReturn, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'returns.decide': async ({ commandId, signature, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'returns.decide', command: recordDecision, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'returns.print': async ({ returnId }, actor) => {
      const found = documents.run(get('station_return', returnId))
      if (found === null) return err(refusal('returns.return-unknown'))
      const reason = [termText('zh-CN', 'returnReason', found.reason), found.note].filter((text) => text !== '').join('：')
      return await writeReport(bench, {
        title: words.title, fileName: words.fileName, actor,
        subtitle: `${words.number} ${found.number}    ${shanghaiText(found.requestedAt)}    ${words.reason} ${reason}`,
        sections: [{
          heading: words.bags, columns: words.columns, empty: words.none,
          rows: linesOf(returnId).map(({ din, productCode, unit, state, stationReason }) => [din, productCode, unit === null ? '' : `${unit.componentName} ${unit.quantityText}`, unit === null ? '' : `${unit.abo} ${termText('zh-CN', 'rhd', unit.rhd ?? '')}`, `${words.state[state]}${stationReason ? `：${stationReason}` : ''}`])
        }],
        foot: [words.signatures]
      })
    }
  }
}
