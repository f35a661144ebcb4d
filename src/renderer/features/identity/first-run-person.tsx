import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { checkPin } from '../../../shared/domain/identity/pin-rules.ts'
import { identityText } from '../../../shared/text/identity-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'

export interface FirstRunPersonProps {
  readonly hospitalName: string
  readonly onBack: () => void
  readonly onDone: () => void
}

/** The first person: badge, name, PIN twice. Core checks the same rules and hashes the PIN; the page forgets it at once. */
export function FirstRunPerson({ hospitalName, onBack, onDone }: FirstRunPersonProps) {
  const t = useTexts(identityText)
  const save = useBenchCommand('identity.firstRun')
  const [badge, setBadge] = useState('')
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const nameField = useRef<HTMLInputElement>(null)
  useScan(({ raw }) => {
    if (/^(\][A-Za-z]\d)?[=&]/.test(raw)) return { kind: 'attention', title: t('sign-in.not-badge'), reason: raw }
    setBadge(raw.trim().slice(0, 40))
    nameField.current?.focus()
    return { kind: 'accept', title: t('sign-in.badge-read') }
  })
  const problem = pin === '' ? null : checkPin(pin, badge)
  const pinError = problem === null ? null : t(problem.code === 'identity.pin-is-badge' ? 'first.pin-is-badge' : 'first.pin-form')
  const differs = again !== '' && again !== pin
  const ready = badge.trim() !== '' && name.trim() !== '' && name.trim().length <= 30 && pin !== '' && problem === null && again === pin
  const finish = async (): Promise<void> => {
    const answer = await save.run({ hospitalName, badge: badge.trim(), name: name.trim(), pin })
    setPin('')
    setAgain('')
    if (answer.ok) onDone()
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Field label={t('first.badge')} required autoFocus value={badge} onChange={setBadge} help={t('first.badge-help')} />
        <Field label={t('first.name')} required value={name} onChange={setName} inputRef={nameField} />
        <Field label={t('first.pin')} type="password" required value={pin} onChange={setPin} help={t('first.pin-help')} error={pinError} />
        <Field label={t('first.pin-again')} type="password" required value={again} onChange={setAgain} error={differs ? t('first.pin-differs') : null} />
      </Box>
      <Box sx={{ color: 'text.secondary' }}>{t('first.roles')}</Box>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
        <KeyButton hotkey="Esc" onPress={onBack}>{t('first.back')}</KeyButton>
        <KeyButton hotkey="Enter" inFields variant="contained" size="large" disabled={!ready} data-testid="first-finish" onPress={finish}>{t('first.finish')}</KeyButton>
      </Box>
    </Box>
  )
}
