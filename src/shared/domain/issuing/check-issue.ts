import { type Instant, shanghaiText } from '../../kernel/time.ts'
import type { Site } from '../ops/site.ts'
import { refusal, type Refusal } from '../refusal-code.ts'
import { incompatibility } from '../stock/compatibility.ts'
import { needsCrossmatch } from '../stock/component-class.ts'
import { hoursPast, isExpired } from '../stock/expiry.ts'
import { SERVER_HOLDER, type Unit } from '../stock/unit.ts'
import type { Crossmatch } from '../testing/crossmatch.ts'
import { isCompatible } from '../testing/crossmatch-result.ts'
import type { Patient } from '../testing/patient.ts'
import { liftingMatch, type ReferenceMatch } from '../testing/reference-match.ts'
import type { BloodRequest } from '../testing/request.ts'
import { isSampleTooOld } from '../testing/sample-age.ts'
import type { Sample } from '../testing/sample.ts'
import type { GroupConclusion } from '../testing/group-conclusion.ts'
import type { Grouping } from '../testing/grouping.ts'
import { checkDiscrepancy, checkRetype, checkScreen } from '../testing/testing-stops.ts'
import type { TestingPolicy } from '../testing/testing-policy.ts'
import type { AppearanceDefect } from './appearance.ts'

export interface IssueCase {
  readonly unit: Unit | null
  readonly request: BloodRequest | null
  readonly patient: Patient | null
  /** Samples of the patient, oldest first. */
  readonly samples: readonly Sample[]
  /** Cross-matches of this unit for this patient, oldest first. */
  readonly crossmatches: readonly Crossmatch[]
  /** What the station found for this unit and this patient (R07). */
  readonly references: readonly ReferenceMatch[]
  /** Groupings of this unit and of the patient's samples, oldest first. */
  readonly groupings: readonly Grouping[]
  /** What two people concluded about the patient's group. */
  readonly conclusions: readonly GroupConclusion[]
  /** Null: the hospital has not decided, the defaults hold. */
  readonly testingPolicy: TestingPolicy | null
  readonly site: Site | null
  readonly deviceId: string
  readonly now: Instant
}

/**
 * Every hard stop before a bag may be handed over, the gravest reason first: the bag itself, the request, the
 * person it is for, the group, the sample, the cross-match. Null when the bag may go. What is unknown stops (fail closed).
 * Sources: domain.md §3.2 (临床输血技术规范 art. 14, 15, 16, 17, 25, 26, 28), §4.
 */
export function checkIssue(c: IssueCase): Refusal | null {
  if (c.unit === null) return refusal('issuing.unit-unknown')
  if (c.site === null) return refusal('ops.site-unknown')
  if (c.request === null || c.patient === null) return refusal('issuing.request-unknown')
  const known = { ...c, unit: c.unit, request: c.request, patient: c.patient, site: c.site }
  return (
    checkUnit(known) ?? checkHolder(known) ?? checkRetype(known) ?? checkRequest(known) ?? checkDiscrepancy(known) ?? checkGroup(known) ?? checkSample(known) ?? checkReference(known) ?? checkCrossmatch(known) ?? checkScreen(known)
  )
}

interface KnownCase extends IssueCase {
  readonly unit: Unit
  readonly request: BloodRequest
  readonly patient: Patient
  readonly site: Site
}

const stateCodes = {
  received: 'issuing.unit-not-numbered',
  numbered: 'issuing.label-not-scanned-back',
  quarantined: 'issuing.unit-quarantined',
  issued: 'issuing.unit-already-issued',
  returned: 'issuing.unit-returned',
  discarded: 'issuing.unit-discarded',
  'return-asked': 'issuing.unit-return-asked',
  'sent-back': 'issuing.unit-sent-back'
} as const

/** The bag itself: in stock and not expired. The same in an emergency. */
export function checkUnit({ unit, now }: Pick<KnownCase, 'unit' | 'now'>): Refusal | null {
  const bag = { din: unit.din, selfNumber: unit.selfNumber ?? '—' }
  if (unit.state !== 'in-stock') return refusal(stateCodes[unit.state], { ...bag, reason: unit.quarantineReason ?? '—' })
  if (isExpired(unit.expiresAt, now)) {
    return refusal('issuing.unit-expired', { ...bag, expiresAt: shanghaiText(unit.expiresAt), hours: hoursPast(unit.expiresAt, now) })
  }
  return null
}

/** This bench's to give (design §5). Not asked in an emergency: two people stand there with the bag, so nobody else can have it in hand. */
function checkHolder({ unit, deviceId }: KnownCase): Refusal | null {
  if (unit.holder === deviceId || unit.holder === SERVER_HOLDER) return null
  return refusal('issuing.not-holder', { din: unit.din, selfNumber: unit.selfNumber ?? '—' })
}

function checkRequest({ unit, request, patient }: KnownCase): Refusal | null {
  const params = { request: request.number }
  if (request.state === 'cancelled') return refusal('issuing.request-cancelled', params)
  if (request.state !== 'approved') return refusal('issuing.request-not-approved', params)
  if (!request.consentSigned) return refusal('issuing.consent-missing', params)
  if (unit.autologousPatientId !== null && unit.autologousPatientId !== patient.id) {
    return refusal('issuing.autologous-other-patient', { din: unit.din })
  }
  if (unit.componentClass !== request.componentClass) {
    return refusal('issuing.component-mismatch', { unit: unit.componentName, wanted: request.componentClass })
  }
  if (unit.quantityUnit !== request.quantityUnit) return refusal('issuing.quantity-unit-differs', { request: request.number, unit: unit.quantityUnit, wanted: request.quantityUnit })
  if (request.issuedQuantity + unit.quantity > request.quantity) {
    return refusal('issuing.request-filled', { ...params, wanted: request.quantity, issued: request.issuedQuantity })
  }
  return null
}

function checkGroup({ unit, patient }: KnownCase): Refusal | null {
  if (patient.abo === null || patient.rhd === null) return refusal('issuing.recipient-group-unknown')
  const groups = { recipient: patient.abo, recipientRhd: patient.rhd, donor: unit.abo, donorRhd: unit.rhd ?? '—' }
  const why = incompatibility(unit.componentClass, { abo: patient.abo, rhd: patient.rhd }, { abo: unit.abo, rhd: unit.rhd })
  if (why === 'abo') return refusal('issuing.abo-incompatible', groups)
  if (why === 'rhd') return refusal('issuing.rhd-incompatible', groups)
  return why === 'unknown' ? refusal('issuing.donor-group-unknown', { din: unit.din }) : null
}

/** The latest sample counts: an older one that is still good must not hide that the newest was rejected. */
function checkSample({ samples, patient, site, now }: KnownCase): Refusal | null {
  const sample = samples.at(-1)
  if (sample === undefined) return refusal('issuing.sample-missing')
  const params = { sample: sample.number, maxHours: site.sampleMaxHours }
  if (sample.state === 'rejected') return refusal('issuing.sample-rejected', params)
  if (isSampleTooOld(sample.collectedAt, now, site.sampleMaxHours)) return refusal('issuing.sample-too-old', params)
  if (sample.abo !== patient.abo || sample.rhd !== patient.rhd) return refusal('issuing.sample-group-differs', params)
  return sample.antibodyScreen === null ? refusal('issuing.antibody-screen-missing', params) : null
}

/** R07: what the station found incompatible stands for good, whatever our own cross-match says; as far as it is known for this pair, also in an emergency. */
export function checkReference({ unit, references }: { readonly unit: Unit; readonly references: readonly ReferenceMatch[] }): Refusal | null {
  return references.some((m) => m.unitId === unit.id && m.result === 'incompatible') ? refusal('issuing.reference-incompatible', { din: unit.din, selfNumber: unit.selfNumber ?? '—' }) : null
}

function checkCrossmatch({ unit, patient, crossmatches, references, samples, site, now }: KnownCase): Refusal | null {
  if (!needsCrossmatch[unit.componentClass]) return null
  const params = { din: unit.din, selfNumber: unit.selfNumber ?? '—' }
  if (crossmatches.some((m) => !isCompatible(unit.componentClass, m))) return refusal('issuing.crossmatch-incompatible', params)
  const { own, station } = matchedBy({ unit, patient, crossmatches, references, samples, site, now })
  if (own !== null || station !== null) return null
  const ofOtherTube = crossmatches.length > 0 || references.some((m) => m.patientId === patient.id && m.unitId === unit.id && m.sampleId !== samples.at(-1)?.id)
  return ofOtherTube ? refusal('issuing.crossmatch-other-sample', params) : refusal('issuing.crossmatch-missing', params)
}

/**
 * By what a bag that needs a cross-match may go: our own of the newest tube, else the station's result for it (R07), which stands in for one that is missing
 * and never against one that failed. Both null: by nothing, or it needs none.
 */
export function matchedBy({ unit, patient, crossmatches, references, samples, site, now }: Pick<KnownCase, 'unit' | 'patient' | 'crossmatches' | 'references' | 'samples' | 'site' | 'now'>): { readonly own: Crossmatch | null; readonly station: ReferenceMatch | null } {
  const sampleId = samples.at(-1)?.id ?? null
  const last = crossmatches.at(-1)
  if (!needsCrossmatch[unit.componentClass]) return { own: null, station: null }
  if (last !== undefined && last.sampleId === sampleId) return { own: last, station: null }
  return { own: null, station: liftingMatch(references, { patientId: patient.id, unitId: unit.id, sampleId, now, sampleMaxHours: site.sampleMaxHours }) }
}

/** What the people at the counter saw. `null`: nobody said the list of eight was gone through. */
export function checkAppearance(seen: 'good' | AppearanceDefect | null): Refusal | null {
  if (seen === null) return refusal('issuing.appearance-not-checked')
  return seen === 'good' ? null : refusal(`issuing.appearance-${seen}`)
}
