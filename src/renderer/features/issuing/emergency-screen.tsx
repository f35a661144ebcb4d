import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { emergencyText } from '../../../shared/text/emergency-text.ts'
import { useStore } from '../../bridge/store.ts'
import { useSession } from '../../bridge/use-session.ts'
import { VerdictInView } from '../../kit/bench/verdict-in-view.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { emptyPair } from '../../kit/bench/pair-scan.ts'
import { Screen } from '../../kit/data/screen.tsx'
import { StepBar } from '../../kit/data/step-bar.tsx'
import type { Step } from '../../kit/data/step-bar.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { EmergencyBags } from './emergency-bags.tsx'
import { EmergencyPatient } from './emergency-patient.tsx'
import { EmergencyQuestions } from './emergency-questions.tsx'
import { EmergencyReason } from './emergency-reason.tsx'
import { changeEmergency, emergencySession, startEmergency, waitingEmergencyBags } from './emergency-session.ts'
import type { EmergencySession } from './emergency-session.ts'
import { OfflineNote } from './offline-note.tsx'
import { useEmergencyScan } from './use-emergency-scan.tsx'

/** F12: blood before the tests. Reason and physician, patient or unknown, bag, two badges; the rest comes as tasks. */
export default function EmergencyScreen() {
  const t = useTexts(emergencyText)
  const go = useNavigate()
  const session = useStore(emergencySession)
  const userId = useSession().data?.person?.userId
  const panel = useEmergencyScan()
  useEffect(() => {
    // What one person collected is never issued in the name of the next.
    if (userId !== undefined && emergencySession.get().userId !== userId) startEmergency(userId)
  }, [userId])
  const waiting = waitingEmergencyBags(session).length
  const at = !session.reasonDone ? 0 : session.patient === null ? 1 : waiting > 0 ? 3 : session.issued.length > 0 ? 4 : 2
  const state = (step: number): Step['state'] => (step < at ? 'done' : step === at ? 'now' : 'todo')
  const otherPatient = (): void => {
    changeEmergency({ patient: null, pair: emptyPair, rhdAsked: null, checked: null, bags: [], issued: [], slips: [] })
    panel.clear()
  }
  const actions = (
    <>
      {session.reasonDone && session.patient !== null && session.issued.length === 0 ? <KeyButton hotkey="X" data-testid="emergency-other" disabled={waiting > 0} onPress={otherPatient}>{t('patient.change')}</KeyButton> : null}
      <KeyButton hotkey="Esc" data-testid="emergency-back" onPress={() => void go('/issuing')}>{t('back')}</KeyButton>
    </>
  )
  return (
    <Screen title={t('title')} actions={actions}>
      <div role="note" style={{ background: '#fde3e1', color: '#7a0f12', borderLeft: '8px solid #c1121f', borderRadius: 6, padding: '8px 12px', fontWeight: 700 }}>⚠ {t('warning')}</div>
      <StepBar
        steps={[
          { key: 'reason', label: t('step.reason'), state: state(0) },
          { key: 'patient', label: t('step.patient'), state: state(1) },
          { key: 'bags', label: t('step.bags', { count: waiting }), state: state(2) },
          { key: 'sign', label: t('step.sign'), state: state(3) }
        ]}
      />
      <EmergencyReason session={session} />
      {session.reasonDone ? <EmergencyPatient patient={session.patient} /> : null}
      <OfflineNote emergency />
      {session.reasonDone ? <VerdictInView shown={panel.shown} idle={idleOf(session, t)} busy={panel.busy} /> : null}
      {session.reasonDone && session.patient !== null ? (
        <>
          <EmergencyQuestions session={session} panel={panel} />
          <EmergencyBags session={session} panel={panel} />
        </>
      ) : null}
    </Screen>
  )
}

function idleOf({ patient, pair }: EmergencySession, t: ReturnType<typeof useTexts<Parameters<typeof emergencyText>[1]>>): string {
  if (patient === null) return t('idle.patient')
  if (pair.label) return t('idle.din', { number: pair.label.selfNumber })
  return pair.bag ? t('idle.label', { din: dinText(pair.bag.din) }) : t('idle.bag')
}
