import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import { call } from '../../bridge/call.ts'
import { callUntilAnswered } from '../../bridge/call-until-answered.ts'
import type { CallName, OutputOf } from '../../bridge/contract-types.ts'
import { ErrorPanel } from '../data/error-panel.tsx'
import { Field } from '../data/field.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { useScan } from '../scan/use-scan.ts'
import { useText } from '../text/use-text.ts'
import { useRefusalVerdict } from '../verdict/use-refusal-verdict.ts'
import { KitDialog } from './kit-dialog.tsx'

export interface SecondPersonDialogProps {
  readonly open: boolean
  /** The call that will carry the signature, e.g. `receiving.closeDispatch`: it is valid for nothing else. */
  readonly purpose: CallName
  /** How many commands the signature is for: what the dialog lists. One when not said. */
  readonly uses?: number
  readonly title?: string
  /** What is being signed for, in words: the second person must see it. */
  readonly children?: ReactNode
  /** `signature` goes into the command; `name` and `userId` are who signed. */
  readonly onSigned: (signed: OutputOf<'identity.sign'>) => void
  readonly onClose: () => void
}

/** The second person signs with the own badge or number and PIN. Takes the scans while open; the PIN is never kept. */
export function SecondPersonDialog(props: SecondPersonDialogProps) {
  return props.open ? <OpenSecondPerson {...props} /> : null
}

function OpenSecondPerson({ purpose, uses = 1, title, children, onSigned, onClose }: SecondPersonDialogProps) {
  const t = useText()
  const toRefusal = useRefusalVerdict()
  const [who, setWho] = useState('')
  const [byBadge, setByBadge] = useState(false)
  const [pin, setPin] = useState('')
  const [error, setError] = useState<CallError | null>(null)
  const pinField = useRef<HTMLInputElement>(null)

  useScan(
    async ({ raw }) => {
      const known = await call('traceability.identify', { raw })
      if (!known.ok) return toRefusal(known.error, raw)
      if (known.value.kind !== 'badge') return { kind: 'attention', title: t('second.not-badge'), reason: raw }
      setWho(known.value.badge)
      setByBadge(true)
      setError(null)
      pinField.current?.focus()
      return { kind: 'accept', title: `${t('second.badge-read')} · ${known.value.name}`, next: t('second.badge-next') }
    },
    { priority: 1 }
  )
  // A screen that locks itself meanwhile keeps the dialog, but never the PIN in it.
  useEffect(() => () => setPin(''), [])
  const submit = async (): Promise<void> => {
    const envelope = await callUntilAnswered('identity.sign', { badge: who, pin, purpose, uses })
    setPin('')
    if (envelope.ok) {
      onSigned(envelope.value)
      return
    }
    setError(envelope.error)
    pinField.current?.focus()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{t('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" disabled={who === '' || pin === ''} onPress={submit}>{t('second.sign')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={title ?? t('second.title')} onClose={onClose} actions={actions}>
      {children}
      <Box sx={{ my: 1.5, color: 'text.secondary' }}>{t('second.help')}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, mb: 1.5 }}>
        <Field
          label={t('second.staff')}
          value={byBadge ? `✓ ${t('second.badge-read')}` : who}
          autoFocus
          onChange={(value) => {
            setByBadge(false)
            setWho(byBadge ? '' : value.trim())
          }}
        />
        <Field label={t('second.pin')} type="password" value={pin} onChange={setPin} inputRef={pinField} />
      </Box>
      {error ? <ErrorPanel error={error} /> : null}
    </KitDialog>
  )
}
