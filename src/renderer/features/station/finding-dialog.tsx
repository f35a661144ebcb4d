import Box from '@mui/material/Box'
import { useState } from 'react'
import type { StationFinding } from '../../../shared/domain/station/link.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { useMay } from '../../bridge/use-may.ts'
import { useRefusedLine } from './use-refused-line.ts'
import { useSourceWords } from './use-source-words.ts'

/** What could not be read, as it came, and what was done about it. */
export function FindingDialog({ finding, onClose }: { readonly finding: StationFinding; readonly onClose: () => void }) {
  const t = useTexts(stationText)
  const ui = useText()
  const may = useMay('handle-stock')
  const said = useRefusedLine()
  const source = useSourceWords()
  const close = useBenchCommand('station.closeFinding')
  const [note, setNote] = useState('')
  const open = finding.state === 'open' && may
  const end = async (): Promise<void> => {
    const answer = await close.run({ findingId: finding.id, note: note.trim() })
    if (answer.ok) onClose()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>
      {open ? <KeyButton hotkey="F9" variant="contained" data-testid="finding-close" disabled={note.trim() === '' || close.busy} onPress={end}>{t('finding.close')}</KeyButton> : null}
    </>
  )
  return (
    <KitDialog open title={t('finding.title')} maxWidth="md" onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box sx={{ fontWeight: 800, overflowWrap: 'anywhere' }}>{source(finding)}{finding.problem === '' ? '' : ` · ${finding.problem}`}</Box>
        {finding.lines.length === 0 ? null : <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{finding.lines.slice(0, 50).map((line, i) => <li key={i}>{said(line)}</li>)}</Box>}
        <Box component="details">
          <summary>{t('finding.as-came')}</summary>
          <Box component="pre" tabIndex={0} sx={{ maxHeight: 220, overflow: 'auto', background: '#f5f8fa', borderRadius: 1, p: 1.25, m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 13 }}>{finding.text}</Box>
        </Box>
        {open ? <Field label={t('finding.note')} required autoFocus value={note} onChange={(text) => setNote(text.slice(0, 200))} help={t('finding.note-help')} /> : <Box>{finding.note}</Box>}
        {close.error ? <ErrorPanel error={close.error} /> : null}
      </Box>
    </KitDialog>
  )
}
