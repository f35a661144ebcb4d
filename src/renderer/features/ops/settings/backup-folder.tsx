import Box from '@mui/material/Box'
import { useState } from 'react'
import { backupText } from '../../../../shared/text/backup-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Field } from '../../../kit/data/field.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

/** Where the copies go. The shell gives the page no file dialog, so the path is typed; core tries it before it is taken. */
export function BackupFolder({ folder, may }: { readonly folder: string; readonly may: boolean }) {
  const t = useTexts(backupText)
  const save = useBenchCall('ops.saveBackupFolder')
  const [path, setPath] = useState(folder)
  const [saved, setSaved] = useState(false)
  const submit = async (): Promise<void> => setSaved((await save.run({ folder: path.trim() })).ok)
  const edit = (text: string): void => {
    setSaved(false)
    setPath(text)
  }
  const actions = may ? <KeyButton hotkey="Ctrl+S" data-testid="save-backup-folder" disabled={path.trim() === folder} onPress={submit}>{t('folder-save')}</KeyButton> : null
  return (
    <Section title={t('folder')} actions={actions}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, maxWidth: 860 }}>
        {save.error ? <ErrorPanel error={save.error} /> : null}
        {saved ? <Note kind="good">✓ {t('folder-saved')}</Note> : null}
        <Field label={t('folder')} disabled={!may} value={path} onChange={edit} help={t('folder-help')} />
      </Box>
    </Section>
  )
}
