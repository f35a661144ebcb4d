import { emergencyIssue } from '../../../../shared/commands/issuing/emergency-issue.ts'
import { loadEmergency } from '../../../../shared/commands/issuing/load-emergency.ts'
import { find, findOne, get } from '../../../../shared/commands/load.ts'
import { samplesOf } from '../../../../shared/commands/testing/samples-of.ts'
import { checkEmergency, groupOf } from '../../../../shared/domain/issuing/check-emergency.ts'
import { OWN_LABEL_FLAGS } from '../../../../shared/domain/labels/label-codes.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import type { Documents } from '../../store/documents.ts'
import { unitRow } from '../unit-rows.ts'
import { howSeen } from './how-seen.ts'

type Names = 'issuing.emergencyPatient' | 'issuing.emergencyCheck' | 'issuing.emergencyIssue'

export function emergencyHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'issuing.emergencyPatient': ({ patientId }) => {
      const patient = bench.documents.run(get('patient', patientId))
      if (patient === null) return err(refusal('emergency.patient-unknown'))
      const samples = bench.documents.run(samplesOf(patientId))
      const groupings = bench.documents.run(find('grouping', { patientId }))
      const conclusions = bench.documents.run(find('group_conclusion', { patientId }))
      const group = groupOf({ patient, samples, groupings, conclusions })
      return ok({ patient, groupKnown: group.abo !== null && group.rhd !== null })
    },
    'issuing.emergencyCheck': ({ patientId, selfNumber, din, dinFlags, rhdReason }) => {
      const number = bench.documents.run(findOne('self_number', { number: selfNumber }))
      if (number?.state === 'burned') return ok({ unit: null, refusal: refusal('numbering.number-burned', { number: selfNumber }) })
      const unit = unitRow(bench.db, number?.unitId ?? '')
      if (unit === null) return ok({ unit: null, refusal: refusal('issuing.unit-unknown') })
      if (dinFlags === OWN_LABEL_FLAGS) return ok({ unit, refusal: refusal('numbering.own-label-instead-of-bag') })
      if (unit.din !== din) return ok({ unit, refusal: refusal('issuing.bag-of-other-label', { number: selfNumber, din }) })
      const documents = bench.documents.run(loadEmergency(unit.id, patientId))
      return ok({ unit, refusal: checkEmergency({ ...documents, rhdReason, now: bench.clock() }) })
    },
    'issuing.emergencyIssue': async ({ commandId, signature, scanned, ...input }, actor) => {
      const payload = (documents: Documents): Result<unknown, Refusal> => ok({ ...input, ...howSeen(documents, { unitId: input.unitId, scanned }) })
      const result = await decideCommand(bench, { purpose: 'issuing.emergencyIssue', command: emergencyIssue, commandId, payload, actor, signature, issue: { unitId: input.unitId, scanned, emergency: true } })
      if (!result.ok) return result
      const written = (entity: string): string[] => result.value.documents.flatMap((d) => (d.entity === entity ? [d.id] : []))
      return ok({ issueId: written('issue')[0] ?? '', requestId: written('request')[0] ?? '', tasks: written('task').length })
    }
  }
}
