import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { roles as allRoles } from '../../../../shared/domain/identity/capability.ts'
import type { Role } from '../../../../shared/domain/identity/capability.ts'
import { checkPin } from '../../../../shared/domain/identity/pin-rules.ts'
import type { UserRow } from '../../../../shared/ipc/contract/identity.ts'
import { peopleText } from '../../../../shared/text/people-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { Field } from '../../../kit/data/field.tsx'
import { useScan } from '../../../kit/scan/use-scan.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { ActiveChoice } from './active-choice.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { ToggleKeys } from './toggle-keys.tsx'

export interface PersonDialogProps {
  /** Null: a new one. */
  readonly user: UserRow | null
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** One person: badge, name, roles, PIN. The PIN is hashed in core and never shown; empty leaves it as it is. */
export function PersonDialog({ user, onSaved, onClose }: PersonDialogProps) {
  const t = useTexts(peopleText)
  const term = useTerm()
  const save = useBenchCommand('identity.saveUser')
  const [id] = useState(() => user?.id ?? uuidv7())
  const [badge, setBadge] = useState(user?.badge ?? '')
  const [name, setName] = useState(user?.name ?? '')
  const [roles, setRoles] = useState<readonly Role[]>(user?.roles ?? ['technician'])
  const [active, setActive] = useState(user?.active ?? true)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const nameField = useRef<HTMLInputElement>(null)
  useScan(
    ({ raw }) => {
      if (/^(\][A-Za-z]\d)?[=&]/.test(raw)) return { kind: 'attention', title: t('scan-not-badge'), reason: raw }
      setBadge(raw.trim().slice(0, 40))
      nameField.current?.focus()
      return { kind: 'accept', title: t('scan-read') }
    },
    { priority: 2 }
  )
  // A screen that locks itself meanwhile keeps the dialog, but never a PIN in it.
  useEffect(() => () => {
    setPin('')
    setAgain('')
  }, [])
  const problem = pin === '' ? null : checkPin(pin, badge)
  const pinReady = pin === '' ? user !== null : problem === null && again === pin
  const ready = badge.trim() !== '' && name.trim() !== '' && name.trim().length <= 30 && roles.length > 0 && pinReady
  const submit = async (): Promise<void> => {
    const answer = await save.run({ user: { id, badge: badge.trim(), name: name.trim(), roles: [...roles], active }, pin: pin === '' ? null : pin })
    setPin('')
    setAgain('')
    if (answer.ok) onSaved(`${badge.trim()} ${name.trim()}`)
  }
  return (
    <EditDialog title={t(user ? 'edit' : 'new')} saveTestId="save-person" ready={ready} error={save.error} onSave={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Field label={t('badge')} required autoFocus value={badge} onChange={setBadge} help={t('badge-help')} />
        <Field label={t('name')} required value={name} onChange={setName} inputRef={nameField} />
        <Field label={t(user ? 'pin-keep' : 'pin')} type="password" required={user === null} value={pin} onChange={setPin} help={t('pin-new-help')} error={problem === null ? null : t(problem.code === 'identity.pin-is-badge' ? 'pin-is-badge' : 'pin-form')} />
        <Field label={t('pin-again')} type="password" required={pin !== ''} value={again} onChange={setAgain} error={again !== '' && again !== pin ? t('pin-differs') : null} />
      </Box>
      <ToggleKeys label={t('roles')} choices={allRoles.map((value, i) => ({ value, label: term('role', value), hotkey: String(i + 1) }))} values={roles} onChange={setRoles} />
      <ActiveChoice active={active} onChange={setActive} />
    </EditDialog>
  )
}
