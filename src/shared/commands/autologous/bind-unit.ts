import { z } from 'zod'
import { collections } from '../../barcode/group-codes.ts'
import { isAutologous } from '../../domain/autologous/is-autologous.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import type { Patient } from '../../domain/testing/patient.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({
  unitId: z.string(),
  patientId: z.string(),
  /** The bag in the hand, as its own codes say it: a row on a screen proves nothing. */
  scanned: z.object({ din: z.string(), productCode: z.string().nullable(), collection: z.enum(collections).nullable() })
})
type Payload = z.infer<typeof payload>

/**
 * Binds an autologous bag to the one person it came from, from quarantine, by two people. From then on it may go to nobody else, and
 * the binding is never moved (domain.md §3.4: autologous units may never be reassigned; §8.8).
 */
export const bindUnit = defineCommand<Payload, { unit: Unit | null; patient: Patient | null }>({
  name: 'autologous.bindUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: true,
  payload,
  *load(p) {
    return { unit: yield* get('unit', p.unitId), patient: yield* get('patient', p.patientId) }
  },
  decide({ unit, patient }, p) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (patient === null) return err(refusal('autologous.patient-unknown'))
    const bag = { din: unit.din }
    if (unit.autologousPatientId !== null) return err(refusal('autologous.bound-already', bag))
    if (unit.state !== 'quarantined') return err(refusal('autologous.not-quarantined', { din: unit.din, state: unit.state }))
    const other = p.scanned.din !== unit.din || (p.scanned.productCode !== null && p.scanned.productCode !== unit.productCode)
    if (other) return err(refusal('autologous.other-bag', { din: unit.din, scanned: p.scanned.din }))
    if (!isAutologous({ productCode: unit.productCode, collection: p.scanned.collection })) return err(refusal('autologous.not-autologous', bag))
    const differs = patient.abo !== null && (patient.abo !== unit.abo || (patient.rhd !== null && unit.rhd !== null && patient.rhd !== unit.rhd))
    if (differs) return err(refusal('autologous.group-differs', { recipient: patient.abo ?? '—', recipientRhd: patient.rhd ?? '—', donor: unit.abo, donorRhd: unit.rhd ?? '—' }))
    return ok({
      puts: [change('unit', unit, { autologousPatientId: patient.id })],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`, `patient:${patient.id}`], detail: { din: unit.din } }
    })
  },
  // Bound to the same person at two benches is bound once.
  caseOf: ({ code }, { unit }, p) => (code === 'autologous.bound-already' && unit?.autologousPatientId === p.patientId ? 'no-case' : null),
  /** Two people have said whose bag it is, and a rule stands against it: the binding on record stands, and the bag is out of use until somebody has looked. */
  record({ unit }, p) {
    if (unit === null || unit.autologousPatientId === p.patientId) return null
    const state = nextUnitState(unit.state, 'quarantine')
    if (state === null) return null
    return { puts: [change('unit', unit, { state, quarantineReason: 'binding-disputed' })], labels: [], audit: { subjects: [`unit:${unit.id}`, `patient:${p.patientId}`], detail: { din: unit.din } } }
  }
})
