import { writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { issueUnit } from '../../../../shared/commands/issuing/issue-unit.ts'
import { loadIssueCase } from '../../../../shared/commands/issuing/load-issue-case.ts'
import { takeBackUnit } from '../../../../shared/commands/issuing/take-back-unit.ts'
import { findOne, get } from '../../../../shared/commands/load.ts'
import { checkIssue } from '../../../../shared/domain/issuing/check-issue.ts'
import { OWN_LABEL_FLAGS } from '../../../../shared/domain/labels/label-codes.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import type { Documents } from '../../store/documents.ts'
import { unitRow } from '../unit-rows.ts'
import { howSeen } from './how-seen.ts'
import { issueSlipOf } from './issue-slip-of.ts'

type Names = 'issuing.check' | 'issuing.issue' | 'issuing.slip' | 'issuing.takeBack' | 'issuing.recent'

export function issuingHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'issuing.check': ({ requestId, selfNumber, din, dinFlags }) => {
      const number = bench.documents.run(findOne('self_number', { number: selfNumber }))
      const unitId = number?.state === 'burned' ? '' : (number?.unitId ?? '')
      const unit = unitRow(bench.db, unitId)
      if (number?.state === 'burned') return ok({ unit: null, refusal: refusal('numbering.number-burned', { number: selfNumber }) })
      if (unit === null) return ok({ unit: null, refusal: refusal('issuing.unit-unknown') })
      if (dinFlags === OWN_LABEL_FLAGS) return ok({ unit, refusal: refusal('numbering.own-label-instead-of-bag') })
      if (unit.din !== din) return ok({ unit, refusal: refusal('issuing.bag-of-other-label', { number: selfNumber, din }) })
      const documents = bench.documents.run(loadIssueCase(unitId, requestId))
      return ok({ unit, refusal: checkIssue({ ...documents, now: bench.clock(), deviceId: bench.deviceId }) })
    },
    'issuing.issue': async ({ commandId, signature, scanned, ...input }, actor) => {
      const payload = (documents: Documents): Result<unknown, Refusal> => ok({ ...input, ...howSeen(documents, { unitId: input.unitId, scanned }) })
      const result = await decideCommand(bench, { purpose: 'issuing.issue', command: issueUnit, commandId, payload, actor, signature, issue: { unitId: input.unitId, scanned, emergency: false } })
      return result.ok ? ok({ issueId: result.value.documents.find((d) => d.entity === 'issue')?.id ?? '' }) : result
    },
    'issuing.slip': async ({ requestId, issueIds }) => {
      const slip = issueSlipOf(bench, requestId, issueIds)
      if (slip === null) return err(refusal('issuing.issue-unknown', { din: '' }))
      const pdf = await bench.renderer.renderSlip(slip)
      if (!pdf.ok) return pdf
      const folder = join(bench.config.dataDir, 'slips')
      mkdirSync(folder, { recursive: true })
      const file = `${slip.requestNumber}-${shanghaiText(slip.printedAt).replaceAll(/[^0-9]/g, '')}-${issueIds.at(-1)?.slice(-6) ?? ''}.pdf`
      writeFileSync(join(folder, file), pdf.value)
      return ok({ file: join('slips', file), pages: Math.max(1, Math.ceil(slip.units.length / 12)) })
    },
    'issuing.takeBack': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'issuing.takeBack', command: takeBackUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'issuing.recent': () => {
      const rows = bench.db
        .prepare<[], { unitId: string; issueId: string; requestId: string; patientId: string; issuedAt: string; issuedBy: string; checkedBy: string }>(
          `SELECT unit_id AS unitId, id AS issueId, request_id AS requestId, patient_id AS patientId, issued_at AS issuedAt, issued_by AS issuedBy, checked_by AS checkedBy
           FROM issue ORDER BY issued_at DESC LIMIT 50`
        )
        .all()
      const name = (id: string): string => bench.documents.run(get('app_user', id))?.name ?? ''
      // Looked up one by one: joined, the views of a million bags would be built whole for fifty rows.
      const issues = rows.flatMap(({ unitId, requestId, patientId, ...row }) => {
        const [unit, request, patient] = [unitRow(bench.db, unitId), bench.documents.run(get('request', requestId)), bench.documents.run(get('patient', patientId))]
        if (unit === null || request === null || patient === null) return []
        return [{ ...unit, ...row, requestNumber: request.number, patientName: patient.name, ward: patient.ward, issuedBy: name(row.issuedBy), checkedBy: name(row.checkedBy) }]
      })
      return ok({ issues })
    }
  }
}
