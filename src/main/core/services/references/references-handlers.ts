import { find, get } from '../../../../shared/commands/load.ts'
import { handToCourier } from '../../../../shared/commands/testing/hand-to-courier.ts'
import { recordReferenceResult } from '../../../../shared/commands/testing/record-reference-result.ts'
import { referSample } from '../../../../shared/commands/testing/refer-sample.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { validUntil } from '../../../../shared/domain/testing/reference-match.ts'
import { sortReferenceResults } from '../../../../shared/domain/testing/sort-reference-results.ts'
import type { ReferenceReferral } from '../../../../shared/domain/testing/reference-referral.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { referralNoteWords as words } from '../../../../shared/text/referral-note-words.ts'
import { termText } from '../../../../shared/text/term-text.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { unitRow } from '../unit-rows.ts'
import { writeReport } from '../write-report.ts'

type Names = 'references.list' | 'references.one' | 'references.freeNumber' | 'references.refer' | 'references.handOver' | 'references.result' | 'references.print'
type Row = CallOutput<'references.list'>['referrals'][number]
type View = CallOutput<'references.one'>

const MOST = 200

/** R07: tubes and bags that the station is asked to match, and what it found. */
export function referencesHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, db } = bench
  const name = (userId: string | null): string | null => (userId === null ? null : (documents.run(get('app_user', userId))?.name ?? userId))
  const rowOf = (found: ReferenceReferral): Row => {
    const patient = documents.run(get('patient', found.patientId))
    const matches = documents.run(find('reference_match', { referralNumber: found.number }))
    const [message] = documents.run(find('station_message', { subject: `referral:${found.id}` }))
    return {
      ...found, patientName: patient?.name ?? '', ward: patient?.ward ?? '', recordNumber: patient?.recordNumber ?? '', requestNumber: documents.run(get('request', found.requestId))?.number ?? '', createdByName: name(found.createdBy) ?? '', handedByName: name(found.handedBy),
      answered: found.unitIds.filter((id) => matches.some((m) => m.unitId === id)).length,
      message: message === undefined ? null : { state: message.state, queuedAt: message.queuedAt, problem: message.problem, answer: message.answer }
    }
  }
  const view = (referralId: string): View | null => {
    const found = documents.run(get('reference_referral', referralId))
    if (found === null) return null
    const hours = documents.run(get('site', 'site'))?.sampleMaxHours ?? 72
    const matches = documents.run(find('reference_match', { referralNumber: found.number }))
    return {
      found: rowOf(found),
      bags: found.unitIds.map((unitId) => ({ unitId, unit: unitRow(db, unitId), results: matches.filter((m) => m.unitId === unitId).map((m) => ({ ...m, validUntil: validUntil(m, hours), enteredByName: name(m.enteredBy) ?? '', checkedByName: name(m.checkedBy) })) }))
    }
  }
  return {
    'references.list': () => {
      const ids = db.prepare<[number], { id: string }>(`SELECT id FROM reference_referral ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, created_at DESC LIMIT ?`).all(MOST)
      return ok({ referrals: ids.flatMap(({ id }) => { const found = documents.run(get('reference_referral', id)); return found === null ? [] : [rowOf(found)] }) })
    },
    'references.one': ({ referralId }) => {
      const found = view(referralId)
      return found === null ? err(refusal('references.referral-unknown')) : ok(found)
    },
    'references.freeNumber': () => {
      const mine = `S${shanghaiText(bench.clock()).slice(0, 10).replaceAll('-', '')}-${bench.deviceId.replaceAll('-', '').slice(-4).toUpperCase()}`
      const used = new Set(db.prepare<[string], { number: string }>('SELECT number FROM reference_referral WHERE number LIKE ?').all(`${mine}-%`).map((r) => r.number))
      let next = 1
      while (used.has(`${mine}-${next}`)) next += 1
      return ok({ number: `${mine}-${next}` })
    },
    'references.refer': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'references.refer', command: referSample, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'references.handOver': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'references.handOver', command: handToCourier, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'references.result': async ({ commandId, signature, ...payload }, actor) => {
      const found = documents.run(get('reference_referral', payload.referralId))
      const left = found === null ? [] : sortReferenceResults(found, documents.run(find('reference_match', { referralNumber: found.number })), payload, bench.clock()).refused
      const result = await decideCommand(bench, { purpose: 'references.result', command: recordReferenceResult, commandId, payload, actor, signature })
      return result.ok ? ok({ left: left.map(({ unitId, refusal: why }) => ({ unitId, refusal: why })) }) : result
    },
    'references.print': async ({ referralId }, actor) => {
      const found = view(referralId)
      if (found === null) return err(refusal('references.referral-unknown'))
      const r = found.found
      return await writeReport(bench, {
        folder: 'slips', title: words.title, fileName: 'referral', actor,
        subtitle: `${words.number} ${r.number}    ${words.sample} ${r.sampleNumber}    ${words.collected} ${shanghaiText(r.sampleCollectedAt)}    ${words.patient} ${r.patientName} ${r.recordNumber} ${r.ward}    ${words.reason} ${r.reason}`,
        sections: [{ heading: words.bags, columns: words.columns, empty: words.none, rows: found.bags.map(({ unit, results }) => [unit?.din ?? '', unit?.productCode ?? '', unit === null ? '' : `${unit.componentName} ${unit.quantityText}`, unit === null ? '' : `${unit.abo} ${termText('zh-CN', 'rhd', unit.rhd ?? '')}`, words.results[results.at(-1)?.result ?? 'open']]) }],
        foot: [words.signatures]
      })
    }
  }
}
