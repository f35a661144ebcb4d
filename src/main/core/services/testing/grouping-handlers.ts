import { find, get } from '../../../../shared/commands/load.ts'
import { loadIssueCase } from '../../../../shared/commands/issuing/load-issue-case.ts'
import { concludeGroup } from '../../../../shared/commands/testing/conclude-group.ts'
import { defineTestingPolicy } from '../../../../shared/commands/testing/define-testing-policy.ts'
import { recordAntibodyScreen } from '../../../../shared/commands/testing/record-antibody-screen.ts'
import { recordGrouping } from '../../../../shared/commands/testing/record-grouping.ts'
import { retypeUnit } from '../../../../shared/commands/testing/retype-unit.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { canRetype } from '../../../../shared/domain/testing/can-retype.ts'
import { electronicCrossmatch } from '../../../../shared/domain/testing/electronic-crossmatch.ts'
import { defaultTestingPolicy } from '../../../../shared/domain/testing/testing-policy.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import type { Accepted } from '../../store/enqueue.ts'
import { unitRow } from '../unit-rows.ts'

type Names =
  | 'testing.sampleWork' | 'testing.unitWork' | 'testing.recordGrouping' | 'testing.retypeUnit' | 'testing.recordAntibodyScreen' | 'testing.concludeGroup'
  | 'testing.policy' | 'testing.savePolicy' | 'testing.electronicAid'

export function groupingHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents } = bench
  const policy = () => {
    const { positiveScreenNeedsAntiglobulin, requireUnitRetype, electronicCrossmatchAid, conclusionNeedsGroupings } = documents.run(get('testing_policy', 'testing-policy')) ?? defaultTestingPolicy
    return { positiveScreenNeedsAntiglobulin, requireUnitRetype, electronicCrossmatchAid, conclusionNeedsGroupings }
  }
  /** What the command wrote, also when it is asked a second time. */
  const written = <E extends 'grouping' | 'antibody_screen'>(entity: E, accepted: Accepted) => {
    const doc = documents.run(get(entity, accepted.documents.find((d) => d.entity === entity)?.id ?? ''))
    if (doc === null) throw new Error(`the command wrote no ${entity}`)
    return doc
  }
  return {
    'testing.sampleWork': ({ sampleId }) => {
      const sample = documents.run(get('sample', sampleId))
      const patient = documents.run(get('patient', sample?.patientId ?? null))
      if (sample === null || patient === null) return err(refusal('testing.sample-unknown'))
      return ok({ sample, patient, groupings: documents.run(find('grouping', { sampleId })), screens: documents.run(find('antibody_screen', { sampleId })), conclusions: documents.run(find('group_conclusion', { patientId: patient.id })) })
    },
    'testing.unitWork': ({ unitId }) => {
      const unit = unitRow(bench.db, unitId)
      return unit === null ? err(refusal('stock.unit-unknown')) : ok({ unit, canRetype: canRetype(unit.componentClass), groupings: documents.run(find('grouping', { unitId })) })
    },
    'testing.recordGrouping': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.recordGrouping', command: recordGrouping, commandId, payload, actor, signature })
      if (!result.ok) return result
      const { abo, rhd, weakD, discrepancies } = written('grouping', result.value)
      return ok({ abo, rhd, weakD, discrepancies })
    },
    'testing.retypeUnit': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.retypeUnit', command: retypeUnit, commandId, payload, actor, signature })
      if (!result.ok) return result
      const { abo, rhd, weakD, discrepancies } = written('grouping', result.value)
      const unit = unitRow(bench.db, payload.unitId)
      return unit === null ? err(refusal('stock.unit-unknown')) : ok({ abo, rhd, weakD, discrepancies, unit })
    },
    'testing.recordAntibodyScreen': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.recordAntibodyScreen', command: recordAntibodyScreen, commandId, payload, actor, signature })
      return result.ok ? ok({ result: written('antibody_screen', result.value).result }) : result
    },
    'testing.concludeGroup': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.concludeGroup', command: concludeGroup, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'testing.policy': () => ok(policy()),
    'testing.savePolicy': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'testing.savePolicy', command: defineTestingPolicy, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'testing.electronicAid': ({ requestId, unitIds }) => {
      if (!policy().electronicCrossmatchAid) return ok({ on: false, units: [] })
      const units = unitIds.flatMap((unitId) => {
        const c = documents.run(loadIssueCase(unitId, requestId))
        const row = unitRow(bench.db, unitId)
        return c.unit === null || c.patient === null || row === null ? [] : [{ unit: row, conditions: [...electronicCrossmatch({ ...c, unit: c.unit, patient: c.patient })] }]
      })
      return ok({ on: true, units })
    }
  }
}
