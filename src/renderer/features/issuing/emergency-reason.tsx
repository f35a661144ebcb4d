import Box from '@mui/material/Box'
import { useState } from 'react'
import { emergencyText } from '../../../shared/text/emergency-text.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeEmergency } from './emergency-session.ts'
import type { EmergencySession } from './emergency-session.ts'

const reasons = ['reason.bleeding', 'reason.trauma', 'reason.obstetric', 'reason.surgery'] as const

/** Why it cannot wait, and by whose word: nothing goes without both (domain.md §4.3). */
export function EmergencyReason({ session }: { readonly session: EmergencySession }) {
  const t = useTexts(emergencyText)
  const [reason, setReason] = useState(session.reason)
  const [authoriser, setAuthoriser] = useState(session.authoriser)
  const ready = reason.trim() !== '' && authoriser.trim() !== ''
  if (session.reasonDone) {
    return (
      <Box data-testid="emergency-reason-line" sx={{ display: 'flex', gap: 2, alignItems: 'center', background: '#fff', border: '1px solid #d5dde5', borderRadius: 2, px: 2, py: 0.5 }}>
        <Box sx={{ flex: 1, fontSize: 17, fontWeight: 700 }}>{t('reason.line', { reason: session.reason, authoriser: session.authoriser })}</Box>
        <KeyButton hotkey="R" size="small" onPress={() => changeEmergency({ reasonDone: false })}>{t('reason.change')}</KeyButton>
      </Box>
    )
  }
  const choices = reasons.map((key) => ({ value: t(key), label: t(key) }))
  const next = (): void => changeEmergency({ reason: reason.trim(), authoriser: authoriser.trim(), reasonDone: true })
  return (
    <Section title={t('step.reason')}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <ChoiceKeys label={t('reason.label')} choices={choices} value={choices.find((c) => c.value === reason)?.value ?? null} onChange={setReason} />
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr auto', gap: 1.5, alignItems: 'start' }}>
          <Field label={t('reason.other')} required value={reason} onChange={(v) => setReason(v.slice(0, 200))} />
          <Field label={t('authoriser')} required value={authoriser} onChange={(v) => setAuthoriser(v.slice(0, 60))} help={t('authoriser-help')} />
          <Box sx={{ mt: 3.25 }}><KeyButton hotkey="Enter" inFields variant="contained" data-testid="emergency-reason-next" disabled={!ready} onPress={next}>{t('reason.next')}</KeyButton></Box>
        </Box>
      </Box>
    </Section>
  )
}
