import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { approverRoles } from '../../../shared/domain/testing/approver.ts'
import { componentClasses, quantityUnits } from '../../../shared/domain/stock/component-class.ts'
import { instant, shanghaiText } from '../../../shared/kernel/time.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { useNow } from '../../kit/time/use-now.ts'
import { emptyRegisterForm, toRegisterInput, usualUnit, wrongFields } from './register-form.ts'
import type { RegisterField, RegisterForm } from './register-form.ts'

const sexKeys = { male: 'Q', female: 'W', unknown: 'E' } as const
const approverKeys = { 'superior-physician': 'S', 'department-head': 'D', 'medical-affairs': 'O' } as const
const unitKeys = { U: 'U', mL: 'L', dose: 'T' } as const

export interface RegisterDialogProps {
  readonly onDone: (requestId: string, number: string) => void
  readonly onClose: () => void
}

/** A ward's request on paper, entered at the bench. The patient's group is not asked: it comes from a sample grouped here. */
export function RegisterDialog({ onDone, onClose }: RegisterDialogProps) {
  const t = useTexts(testingText)
  const kit = useText()
  const term = useTerm()
  const words = useCodeWords()
  const now = useNow()
  const [form, setForm] = useState<RegisterForm>(emptyRegisterForm)
  const [tried, setTried] = useState(false)
  const [requestId] = useState(uuidv7)
  const register = useBenchCommand('testing.registerRequest')
  const change = (part: Partial<RegisterForm>): void => setForm((old) => ({ ...old, ...part }))
  const wrong = wrongFields(form, shanghaiText(instant(now)).slice(0, 10))
  const errorOf = (field: RegisterField): string | null => (tried && wrong.includes(field) ? t(`register.error-${field}`) : null)

  useScan(
    async ({ raw }) => {
      const known = await call('traceability.identify', { raw })
      if (known.ok && known.value.kind === 'patient') {
        change({ recordNumber: known.value.recordNumber })
        return undefined
      }
      if (known.ok && known.value.kind !== 'unknown') return { kind: 'attention', title: words(known.value), reason: t('register.expected') }
      if (!/^[A-Z0-9-]{6,20}$/.test(raw)) return { kind: 'attention', title: t('register.expected'), reason: raw }
      change({ number: raw })
      return undefined
    },
    { priority: 1 }
  )
  const submit = async (): Promise<void> => {
    setTried(true)
    if (wrong.length > 0) return
    const answer = await register.run(toRegisterInput(form, requestId))
    if (answer.ok) onDone(requestId, form.number)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="register-save" onPress={submit}>{t('register.save')}</KeyButton>
    </>
  )
  const tick = (on: boolean): string => (on ? '☑' : '☐')
  return (
    <KitDialog open title={t('register.title')} onClose={onClose} actions={actions} maxWidth="md">
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 1.5 }}>
        <Field label={t('register.number')} required autoFocus value={form.number} onChange={(v) => change({ number: v.trim().toUpperCase() })} error={errorOf('number')} />
        <Field label={t('register.recordNumber')} required value={form.recordNumber} onChange={(v) => change({ recordNumber: v.trim().toUpperCase() })} error={errorOf('recordNumber')} />
        <Field label={t('register.name')} required value={form.name} onChange={(name) => change({ name })} error={errorOf('name')} />
        <Box>
          <ChoiceKeys label={t('register.sex')} value={form.sex} onChange={(sex) => change({ sex })} choices={(['male', 'female', 'unknown'] as const).map((value) => ({ value, label: term('sex', value), hotkey: sexKeys[value] }))} />
          {errorOf('sex') ? <Box sx={{ color: 'error.main', fontSize: 13, fontWeight: 700 }}>✕ {errorOf('sex')}</Box> : null}
        </Box>
        <Field label={t('register.birthDate')} type="date" required value={form.birthDate} onChange={(birthDate) => change({ birthDate })} error={errorOf('birthDate')} />
        <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 1 }}>
          <Field label={t('register.ward')} required value={form.ward} onChange={(ward) => change({ ward })} error={errorOf('ward')} />
          <Field label={t('register.bed')} required value={form.bed} onChange={(bed) => change({ bed })} error={errorOf('bed')} />
        </Box>
        <Box sx={{ gridColumn: '1 / -1' }}>
          <ChoiceKeys label={t('register.component')} value={form.componentClass} onChange={(componentClass) => change({ componentClass, quantityUnit: usualUnit[componentClass] })} choices={componentClasses.map((value) => ({ value, label: term('componentClass', value) }))} />
        </Box>
        <Field label={t('register.quantity')} required value={form.quantity} onChange={(quantity) => change({ quantity: quantity.trim() })} error={errorOf('quantity')} />
        <ChoiceKeys label={t('register.unit')} value={form.quantityUnit} onChange={(quantityUnit) => change({ quantityUnit })} choices={quantityUnits.map((value) => ({ value, label: term('quantityUnit', value), hotkey: unitKeys[value] }))} />
        <Field label={t('register.requestedBy')} required value={form.requestedBy} onChange={(requestedBy) => change({ requestedBy })} error={errorOf('requestedBy')} />
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <KeyButton hotkey="P" role="checkbox" aria-checked={form.approved} data-testid="register-approved" onPress={() => change({ approved: !form.approved })}>{tick(form.approved)} {t('register.approved')}</KeyButton>
          <KeyButton hotkey="K" role="checkbox" aria-checked={form.consentSigned} data-testid="register-consent" onPress={() => change({ consentSigned: !form.consentSigned })}>{tick(form.consentSigned)} {t('register.consent')}</KeyButton>
          <KeyButton hotkey="H" role="checkbox" aria-checked={form.antibodyHistory} onPress={() => change({ antibodyHistory: !form.antibodyHistory })}>{tick(form.antibodyHistory)} {t('register.antibody')}</KeyButton>
        </Box>
        {form.approved ? (
          <Box sx={{ gridColumn: '1 / -1' }} data-testid="register-approver">
            <ChoiceKeys label={t('register.approver')} value={form.approvedByRole} onChange={(approvedByRole) => change({ approvedByRole })} choices={approverRoles.map((value) => ({ value, label: term('approverRole', value), hotkey: approverKeys[value] }))} />
          </Box>
        ) : null}
      </Box>
      {register.error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={register.error} /></Box> : null}
    </KitDialog>
  )
}
