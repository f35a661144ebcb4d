import Box from '@mui/material/Box'
import { useState } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { wholeNumber } from './whole-number.ts'

export interface SiteFormProps {
  readonly site: OutputOf<'ops.site'>
  readonly may: boolean
  readonly onSaved: () => Promise<unknown>
}

/** Name of the hospital and its limits. The sample's age can only be made stricter than art. 14. */
export function SiteForm({ site, may, onSaved }: SiteFormProps) {
  const t = useTexts(opsText)
  const save = useBenchCommand('ops.saveSite')
  const [name, setName] = useState(site.hospitalName)
  const [sample, setSample] = useState(String(site.sampleMaxHours))
  const [soon, setSoon] = useState(String(site.expiringSoonHours))
  const [done, setDone] = useState(false)
  const nameOk = name.trim() !== '' && name.trim().length <= 60
  const sampleMaxHours = wholeNumber(sample, 1, 72)
  const expiringSoonHours = wholeNumber(soon, 1, 720)
  const edit = (set: (text: string) => void) => (text: string): void => {
    setDone(false)
    set(text)
  }
  const submit = async (): Promise<void> => {
    if (sampleMaxHours === null || expiringSoonHours === null) return
    const answer = await save.run({ hospitalName: name.trim(), sampleMaxHours, expiringSoonHours })
    setDone(answer.ok)
    if (answer.ok) await onSaved()
  }
  const ready = nameOk && sampleMaxHours !== null && expiringSoonHours !== null
  const actions = may ? <KeyButton hotkey="Ctrl+S" variant="contained" data-testid="save-site" disabled={!ready} onPress={submit}>{t('act.save')}</KeyButton> : null
  return (
    <Section title={t('tab.site')} actions={actions}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, maxWidth: 640 }}>
        {save.error ? <ErrorPanel error={save.error} /> : null}
        {done ? <Note kind="good">✓ {t('act.saved', { name: name.trim() })}</Note> : null}
        <Field label={t('site.hospital')} required disabled={!may} value={name} onChange={edit(setName)} help={t('site.hospital-help')} error={nameOk ? null : t('invalid.name', { max: 60 })} />
        <Field label={t('site.sample')} required disabled={!may} value={sample} onChange={edit(setSample)} unit={<span style={{ whiteSpace: 'nowrap' }}>{t('site.hours')}</span>} help={t('site.sample-help')} error={sampleMaxHours === null ? t('invalid.number', { min: 1, max: 72 }) : null} />
        <Field label={t('site.soon')} required disabled={!may} value={soon} onChange={edit(setSoon)} unit={<span style={{ whiteSpace: 'nowrap' }}>{t('site.hours')}</span>} help={t('site.soon-help')} error={expiringSoonHours === null ? t('invalid.number', { min: 1, max: 720 }) : null} />
      </Box>
    </Section>
  )
}
