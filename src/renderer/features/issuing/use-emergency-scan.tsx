import { useEffect, useRef } from 'react'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import { emergencyText } from '../../../shared/text/emergency-text.ts'
import { call } from '../../bridge/call.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { emptyPair, pairScan } from '../../kit/bench/pair-scan.ts'
import type { BagCode, LabelCode } from '../../kit/bench/pair-scan.ts'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { changeEmergency, emergencySession, waitingEmergencyBags } from './emergency-session.ts'

export interface EmergencyScan extends ScanPanel {
  /** Asks core about the bag again, with the reason why RhD positive is used. */
  readonly withRhdReason: (rhdReason: string) => Promise<void>
}

/** Every scan of an emergency: the person first, then bags by label and own code. Only core decides whether a bag may go. */
export function useEmergencyScan(): EmergencyScan {
  const t = useTexts(emergencyText)
  const words = useCodeWords()
  const refusalText = useRefusalText()
  const toRefusal = useRefusalVerdict()

  const judge = async (label: LabelCode, bag: BagCode, rhdReason: string | null): Promise<VerdictModel> => {
    const { selfNumber } = label
    const { patient, bags } = emergencySession.get()
    const title = t('refuse.title', { number: selfNumber })
    if (bags.some((b) => b.selfNumber === selfNumber && b.din === bag.din && b.state !== 'refused')) return { kind: 'attention', title: t('scan.listed', { number: selfNumber }), next: t('idle.bag') }
    const answer = await call('issuing.emergencyCheck', { patientId: patient?.patientId ?? null, selfNumber, din: bag.din, dinFlags: bag.flags, rhdReason })
    if (!answer.ok) return toRefusal(answer.error, title)
    const { unit, refusal } = answer.value
    const aside = unit ? { aside: <BloodGroupBadge group={{ abo: unit.abo, rhd: unit.rhd }} size="large" /> } : {}
    if (refusal !== null) {
      const asks = refusal.code === 'emergency.rhd-reason-missing'
      if (asks) changeEmergency({ rhdAsked: { label, bag } })
      return { kind: asks ? 'attention' : 'refuse', title: asks ? t('rhd.title', { number: selfNumber }) : title, reason: refusalText(refusal), code: refusal.code, ...aside }
    }
    if (unit === null) return { kind: 'refuse', title, reason: t('scan.unanswered') }
    changeEmergency({ rhdAsked: null, checked: { unit, selfNumber, din: bag.din, rhdReason, state: 'waiting', asked: null, error: null } })
    const reason = t('accept.detail', { din: dinText(unit.din), component: unit.componentName, quantity: unit.quantityText })
    return { kind: 'accept', title: t('accept.title', { number: selfNumber }), reason, next: t('next.appearance'), ...aside }
  }
  const onBag = async (code: Identified): Promise<VerdictModel | undefined> => {
    const { checked, pair } = emergencySession.get()
    if (checked) return { kind: 'attention', title: t('scan.appearance-first', { number: checked.selfNumber }), next: t('next.appearance') }
    const { state, outcome } = pairScan(pair, code)
    changeEmergency({ pair: state, rhdAsked: null })
    if (outcome.kind === 'pair') return judge(outcome.label, outcome.bag, null)
    if (outcome.kind === 'own-din') return { kind: 'refuse', title: words(code), reason: t('scan.own-din'), next: t('next.own-din') }
    if (outcome.kind !== 'other') return undefined
    return { kind: 'attention', title: words(code), reason: outcome.code.kind === 'unreadable' ? refusalText(outcome.code.refusal) : t('expected.bag') }
  }
  /** The person a code leads to, or undefined when it leads to none. */
  const patientOf = async (code: Identified): Promise<string | undefined> => {
    if (code.kind === 'patient') return code.patientId
    if (code.kind !== 'request' && code.kind !== 'sample') return undefined
    const answer = await call('testing.request', { requestId: code.requestId })
    return answer.ok ? answer.value.patient.id : undefined
  }
  const onPatient = async (patientId: string, code: Identified): Promise<VerdictModel> => {
    const answer = await call('issuing.emergencyPatient', { patientId })
    if (!answer.ok) return toRefusal(answer.error, words(code))
    const { patient, groupKnown } = answer.value
    const now = emergencySession.get()
    if (now.patient !== null && now.patient.patientId !== patientId && waitingEmergencyBags(now).length > 0) return { kind: 'refuse', title: words(code), reason: t('scan.other-patient') }
    if (now.patient?.patientId !== patientId) changeEmergency({ patient: { kind: 'known', patientId }, pair: emptyPair, checked: null, rhdAsked: null, bags: [], issued: [], slips: [] })
    const group = groupKnown && patient.abo !== null ? { abo: patient.abo, rhd: patient.rhd } : null
    return {
      kind: groupKnown ? 'accept' : 'attention', title: t('scan.patient', { name: patient.name, record: patient.recordNumber }),
      reason: t(groupKnown ? 'patient.group-known' : 'patient.group-unknown'), next: t('idle.bag'), aside: <BloodGroupBadge group={group} size="large" />
    }
  }
  const clear = useRef<() => void>(() => undefined)
  const panel = useScan(async ({ raw }) => {
    const known = await call('traceability.identify', { raw })
    if (!known.ok) return toRefusal(known.error, t('scan.unanswered'))
    const code = known.value
    const session = emergencySession.get()
    if (!session.reasonDone) return { kind: 'attention', title: words(code), reason: t('idle.reason') }
    const patientId = await patientOf(code)
    if (patientId !== undefined) return onPatient(patientId, code)
    if (session.patient === null) return { kind: 'attention', title: words(code), reason: t('expected.patient'), next: t('idle.patient') }
    const verdict = await onBag(code)
    // Half a pair: the last bag's verdict must not stand there as if it were this one's.
    if (verdict === undefined) clear.current()
    return verdict
  })
  useEffect(() => {
    clear.current = panel.clear
  })
  const withRhdReason = async (rhdReason: string): Promise<void> => {
    const asked = emergencySession.get().rhdAsked
    if (asked !== null) panel.show(await judge(asked.label, asked.bag, rhdReason))
  }
  return { ...panel, withRhdReason }
}
