import Box from '@mui/material/Box'
import { useState } from 'react'
import { peopleText } from '../../../../shared/text/people-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { useSession } from '../../../bridge/use-session.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { wholeNumber } from './whole-number.ts'

/** After how many minutes without a sign of work the screen locks. A policy of the house; the change stands in the audit chain. */
export function IdleLockForm() {
  const t = useTexts(peopleText)
  const now = useSession().data?.idleLockMinutes ?? 10
  const save = useBenchCall('identity.setIdleLock')
  const [text, setText] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const minutes = wholeNumber(text ?? String(now), 1, 60)
  const submit = async (): Promise<void> => {
    if (minutes === null) return
    const answer = await save.run({ minutes })
    setDone(answer.ok)
  }
  return (
    <Section title={t('lock.title')} actions={<KeyButton hotkey="Ctrl+S" data-testid="save-lock" disabled={minutes === null} onPress={submit}>{t('lock.save')}</KeyButton>}>
      <Box sx={{ maxWidth: 360 }}>
        <Field
          label={t('lock.minutes')}
          value={text ?? String(now)}
          onChange={(value) => {
            setDone(false)
            setText(value)
          }}
          unit={<span style={{ whiteSpace: 'nowrap' }}>{t('lock.unit')}</span>}
          help={t('lock.help')}
          error={minutes === null ? t('lock.bad') : null}
        />
      </Box>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      {done ? <Note kind="good">✓ {t('lock.saved')}</Note> : null}
    </Section>
  )
}
