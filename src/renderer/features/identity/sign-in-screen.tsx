import Box from '@mui/material/Box'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { identityText } from '../../../shared/text/identity-text.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { BigField } from './big-field.tsx'
import { PracticePeople } from './practice-people.tsx'

/** A code of a bag or of a label begins with `=` or `&`; a badge never does. */
const bagCode = /^(\][A-Za-z]\d)?[=&]/

/** Badge (scanned or typed), PIN, Enter. The PIN leaves the page's memory as soon as core has answered. */
export default function SignInScreen() {
  const t = useTexts(identityText)
  const client = useQueryClient()
  const status = useBenchQuery('ops.status', {})
  const practice = useBenchQuery('identity.practicePeople', {})
  const signIn = useBenchCall('identity.signIn')
  const [badge, setBadge] = useState('')
  const [pin, setPin] = useState('')
  const badgeField = useRef<HTMLInputElement>(null)
  const pinField = useRef<HTMLInputElement>(null)
  const people = practice.data?.people ?? []

  useScan(({ raw }) => {
    if (bagCode.test(raw)) return { kind: 'attention', title: t('sign-in.not-badge'), reason: raw, next: t('sign-in.not-badge-next') }
    setBadge(raw.trim().slice(0, 40))
    setPin('')
    signIn.clear()
    pinField.current?.focus()
    return { kind: 'accept', title: t('sign-in.badge-read'), next: t('sign-in.badge-next') }
  })
  const submit = async (): Promise<void> => {
    const answer = await signIn.run({ badge: badge.trim(), pin })
    setPin('')
    if (answer.ok) {
      setBadge('')
      await client.invalidateQueries()
    } else if (answer.error.code === 'identity.pin-wrong') pinField.current?.focus()
    else badgeField.current?.select()
  }
  return (
    <Box sx={{ minHeight: '100%', display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: 3, p: 3 }}>
      <Box component="h1" sx={{ m: 0, fontSize: 40, fontWeight: 800, textAlign: 'center', lineHeight: 1.2 }}>
        {status.data?.hospitalName || t('sign-in.no-hospital')}
      </Box>
      <Box sx={{ display: 'flex', gap: 3, alignItems: 'flex-start', justifyContent: 'center', flexWrap: 'wrap', width: '100%' }}>
        <Box component="section" aria-label={t('sign-in.title')} sx={{ width: 440, maxWidth: '100%', background: '#fff', border: '1px solid #d5dde5', borderRadius: 2, p: 3, display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Box sx={{ color: 'text.secondary' }}>{t('sign-in.help')}</Box>
          <BigField label={t('sign-in.badge')} value={badge} onChange={setBadge} testId="badge" autoFocus inputRef={badgeField} />
          <BigField label={t('sign-in.pin')} value={pin} onChange={setPin} testId="pin" secret inputRef={pinField} />
          {signIn.error ? <ErrorPanel error={signIn.error} /> : null}
          <KeyButton hotkey="Enter" inFields variant="contained" size="large" data-testid="sign-in" disabled={badge.trim() === '' || pin === ''} onPress={submit} sx={{ minHeight: 56, fontSize: 20 }}>
            {t('sign-in.submit')}
          </KeyButton>
        </Box>
        {people.length > 0 ? (
          <Box sx={{ width: 440, maxWidth: '100%' }}>
            <PracticePeople
              people={people}
              // One character: the digit itself has just reached the field.
              keysInFields={badge.length + pin.length <= 1}
              onChoose={(person) => {
                setBadge(person.badge)
                setPin(person.pin)
                signIn.clear()
                pinField.current?.focus()
              }}
            />
          </Box>
        ) : null}
      </Box>
      {status.data ? <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('version', { version: status.data.version })}</Box> : null}
    </Box>
  )
}
