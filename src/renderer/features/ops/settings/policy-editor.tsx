import Box from '@mui/material/Box'
import { useState } from 'react'
import { policySchema, type Policy } from '../../../../shared/domain/ops/policy.ts'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field, FieldLabel } from '../../../kit/data/field.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { tableSx } from '../../../kit/data/table-sx.ts'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { celsiusOf, fromForm, mlOf, toForm } from './policy-form.ts'
import type { PolicyForm, TransportText, VolumeText } from './policy-form.ts'

const fields = [['reviewFromMl', 'policy.review', 'mL'], ['officeFromMl', 'policy.office', 'mL'], ['emergencyTestHours', 'policy.test-hours', 'h'], ['emergencyRequestHours', 'policy.request-hours', 'h'], ['maxOfflineHours', 'policy.offline-hours', 'h'], ['offlineSignInHours', 'policy.offline-sign-in', 'h']] as const

/** The tiers, the conversions and the emergency path, edited together and saved as one version. */
export function PolicyEditor({ policy, may }: { readonly policy: Policy; readonly may: boolean }) {
  const t = useTexts(tasksText)
  const term = useTerm()
  const save = useBenchCommand('ops.savePolicy')
  const [form, setForm] = useState<PolicyForm>(() => toForm(policy))
  const [wrong, setWrong] = useState(false)
  const change = (part: Partial<PolicyForm>): void => {
    setWrong(false)
    setForm((old) => ({ ...old, ...part }))
  }
  const changeVolume = (at: number, part: Partial<VolumeText>): void => change({ volumes: form.volumes.map((v, i) => (i === at ? { ...v, ...part } : v)) })
  const submit = async (): Promise<void> => {
    const values = fromForm(form)
    setWrong(values === null)
    if (values !== null) await save.run({ policy: values })
  }
  const changeTransport = (at: number, part: Partial<TransportText>): void => change({ transport: form.transport.map((r, i) => (i === at ? { ...r, ...part } : r)) })
  const number = ([key, label, unit]: (typeof fields)[number]) => (
    <Field key={key} label={t(label)} required disabled={!may} value={form.numbers[key]} onChange={(v) => change({ numbers: { ...form.numbers, [key]: v } })} unit={<span>{unit === 'h' ? t('policy.hours') : unit}</span>} />
  )
  return (
    <Section title={t('policy.title')} actions={may ? <KeyButton hotkey="Ctrl+S" variant="contained" data-testid="save-policy" onPress={submit}>{t('policy.save')}</KeyButton> : null}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, maxWidth: 860 }}>
        {save.error ? <ErrorPanel error={save.error} /> : null}
        {wrong ? <Note kind="bad">✕ {t('policy.wrong')}</Note> : null}
        {policy.version > 0 && !wrong ? <Note kind="good">✓ {t('policy.saved')} · v{policy.version}</Note> : null}
        <FieldLabel>{t('policy.tiers')}</FieldLabel>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>{fields.slice(0, 2).map(number)}</Box>
        <ChoiceKeys label={t('policy.day')} value={form.dayRule} onChange={(dayRule) => change({ dayRule })} choices={policySchema.shape.dayRule.options.map((value) => ({ value, label: term('dayRule', value), hotkey: null, disabled: !may }))} />
        <FieldLabel>{t('policy.volumes')}</FieldLabel>
        <Box sx={tableSx}>
          <table aria-label={t('policy.volumes')}>
            <thead><tr><th scope="col">{t('policy.component')}</th><th scope="col">{t('policy.counts')}</th><th scope="col">{t('policy.perU')} mL</th><th scope="col">{t('policy.perDose')} mL</th></tr></thead>
            <tbody>
              {form.volumes.map((v, i) => (
                <tr key={v.componentClass}>
                  <td><strong>{term('componentClass', v.componentClass)}</strong></td>
                  <td><KeyButton size="small" role="checkbox" aria-checked={v.counts} aria-label={`${term('componentClass', v.componentClass)} ${t('policy.counts')}`} disabled={!may} onPress={() => changeVolume(i, { counts: !v.counts })}>{v.counts ? `☑ ${t('policy.yes')}` : `☐ ${t('policy.no')}`}</KeyButton></td>
                  <td><NumberField label={`${term('componentClass', v.componentClass)} ${t('policy.perU')}`} bad={mlOf(v.perU) === undefined} value={v.perU} disabled={!may} onChange={(perU) => changeVolume(i, { perU })} /></td>
                  <td><NumberField label={`${term('componentClass', v.componentClass)} ${t('policy.perDose')}`} bad={mlOf(v.perDose) === undefined} value={v.perDose} disabled={!may} onChange={(perDose) => changeVolume(i, { perDose })} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
        <FieldLabel>{t('policy.transport')}</FieldLabel>
        <Box sx={tableSx}>
          <table aria-label={t('policy.transport')}>
            <thead><tr><th scope="col">{t('policy.component')}</th><th scope="col">{t('policy.min-c')} ℃</th><th scope="col">{t('policy.max-c')} ℃</th></tr></thead>
            <tbody>
              {form.transport.map((r, i) => (
                <tr key={r.componentClass}>
                  <td><strong>{term('componentClass', r.componentClass)}</strong></td>
                  <td><NumberField label={`${term('componentClass', r.componentClass)} ${t('policy.min-c')}`} bad={celsiusOf(r.minC) === undefined} value={r.minC} disabled={!may} onChange={(minC) => changeTransport(i, { minC })} /></td>
                  <td><NumberField label={`${term('componentClass', r.componentClass)} ${t('policy.max-c')}`} bad={celsiusOf(r.maxC) === undefined} value={r.maxC} disabled={!may} onChange={(maxC) => changeTransport(i, { maxC })} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
        <KeyButton role="checkbox" aria-checked={form.wholeBox} disabled={!may} data-testid="policy-whole-box" onPress={() => change({ wholeBox: !form.wholeBox })}>{form.wholeBox ? '☑' : '☐'} {t('policy.whole-box')}</KeyButton>
        <FieldLabel>{t('policy.emergency')}</FieldLabel>
        <ChoiceKeys label={t('policy.rhd')} value={form.emergencyRhd} onChange={(emergencyRhd) => change({ emergencyRhd })} choices={policySchema.shape.emergencyRhd.options.map((value) => ({ value, label: term('emergencyRhd', value), hotkey: null, disabled: !may }))} />
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>{fields.slice(2, 4).map(number)}</Box>
        <FieldLabel>{t('policy.offline')}</FieldLabel>
        <KeyButton role="checkbox" aria-checked={form.offlineIssue} disabled={!may} data-testid="policy-offline-issue" onPress={() => change({ offlineIssue: !form.offlineIssue })}>{form.offlineIssue ? '☑' : '☐'} {t('policy.offline-issue')}</KeyButton>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>{fields.slice(4).map(number)}</Box>
      </Box>
    </Section>
  )
}

function NumberField({ label, value, bad, disabled, onChange }: { readonly label: string; readonly value: string; readonly bad: boolean; readonly disabled: boolean; readonly onChange: (value: string) => void }) {
  return (
    <input
      aria-label={label} aria-invalid={bad} value={value} disabled={disabled} inputMode="numeric" onChange={(event) => onChange(event.target.value)}
      style={{ font: 'inherit', width: 90, minHeight: 36, border: `2px solid ${bad ? '#c1121f' : '#8a99a8'}`, borderRadius: 4, padding: '0 8px' }}
    />
  )
}
