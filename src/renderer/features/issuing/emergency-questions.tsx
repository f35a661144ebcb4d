import Box from '@mui/material/Box'
import { appearanceDefects } from '../../../shared/domain/issuing/appearance.ts'
import { emergencyText } from '../../../shared/text/emergency-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeEmergency, emergencySession, waitingEmergencyBags } from './emergency-session.ts'
import type { EmergencyBag, EmergencySession } from './emergency-session.ts'
import type { EmergencyScan } from './use-emergency-scan.tsx'

export interface EmergencyQuestionsProps {
  readonly session: EmergencySession
  readonly panel: EmergencyScan
}

/** What the bag in the hand still needs: why RhD positive, then how it looks. */
export function EmergencyQuestions({ session, panel }: EmergencyQuestionsProps) {
  if (session.checked !== null) return <Appearance checked={session.checked} show={panel.show} />
  return session.rhdAsked === null ? null : <RhdReason number={session.rhdAsked.label.selfNumber} panel={panel} />
}

function RhdReason({ number, panel }: { readonly number: string; readonly panel: EmergencyScan }) {
  const t = useTexts(emergencyText)
  const choices = (['rhd.no-negative', 'rhd.male'] as const).map((key) => ({ value: t(key), label: t(key) }))
  const drop = (): void => {
    changeEmergency({ rhdAsked: null })
    panel.clear()
  }
  return (
    <Section title={t('rhd.title', { number })} actions={<KeyButton hotkey="D" onPress={drop}>{t('rhd.drop')}</KeyButton>}>
      <ChoiceKeys choices={choices} value={null} onChange={(reason) => void panel.withRhdReason(reason)} />
    </Section>
  )
}

/** The eight items of art. 26 hold in an emergency too: a bag that looks wrong does not go. */
function Appearance({ checked, show }: { readonly checked: EmergencyBag; readonly show: EmergencyScan['show'] }) {
  const t = useTexts(emergencyText)
  const term = useTerm()
  const good = (): void => {
    const now = emergencySession.get()
    if (now.checked === null) return
    const bags = [...now.bags.filter((bag) => bag.unit.id !== checked.unit.id), now.checked]
    changeEmergency({ checked: null, bags })
    show({ kind: 'accept', title: t('listed.title', { number: checked.selfNumber }), next: t('next.sign', { count: waitingEmergencyBags({ ...now, bags }).length }) })
  }
  const bad = (defect: (typeof appearanceDefects)[number]): void => {
    changeEmergency({ checked: null })
    show({ kind: 'refuse', title: t('refuse.title', { number: checked.selfNumber }), reason: term('appearance', defect), next: t('appearance.refused'), code: `issuing.appearance-${defect}` })
  }
  return (
    <Section title={t('appearance.title', { number: checked.selfNumber })}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'stretch', flexWrap: 'wrap' }}>
        <KeyButton hotkey="Enter" data-testid="emergency-good" variant="contained" color="success" onPress={good} sx={{ fontSize: 22, fontWeight: 800, px: 4, minHeight: 72 }}>✓ {t('appearance.good')}</KeyButton>
        <Box sx={{ flex: 1, minWidth: 480, display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
          {appearanceDefects.map((item, i) => (
            <KeyButton key={item} hotkey={String(i + 1)} color="error" onPress={() => bad(item)} sx={{ justifyContent: 'space-between', textAlign: 'left' }}>{term('appearance', item)}</KeyButton>
          ))}
        </Box>
      </Box>
    </Section>
  )
}
