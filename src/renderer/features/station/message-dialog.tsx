import Box from '@mui/material/Box'
import { useState } from 'react'
import type { StationMessage } from '../../../shared/domain/station/link.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { Note } from '../../kit/data/note.tsx'
import { useMay } from '../../bridge/use-may.ts'

export interface MessageDialogProps {
  readonly message: StationMessage
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The whole message; of a dead one a person says whether it goes again or is given up, and why. */
export function MessageDialog({ message, onClose, onDone }: MessageDialogProps) {
  const t = useTexts(stationText)
  const ui = useText()
  const term = useTerm()
  const may = useMay('handle-stock')
  const handle = useBenchCommand('station.handleMessage')
  const [reason, setReason] = useState('')
  const dead = message.state === 'dead' && message.wish === null && may
  const act = async (wish: 'replay' | 'drop'): Promise<void> => {
    const answer = await handle.run({ messageId: message.id, act: wish, reason: reason.trim() })
    if (answer.ok) onDone()
  }
  const ready = reason.trim() !== '' && !handle.busy
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>
      {dead ? (
        <>
          <KeyButton hotkey="Shift+F9" color="error" data-testid="message-drop" disabled={!ready} onPress={() => act('drop')}>{t('message.drop')}</KeyButton>
          <KeyButton hotkey="F9" variant="contained" data-testid="message-replay" disabled={!ready} onPress={() => act('replay')}>{t('message.replay')}</KeyButton>
        </>
      ) : null}
    </>
  )
  return (
    <KitDialog open title={t('message.title', { kind: term('messageKind', message.kind) })} maxWidth="md" onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {message.problem === null ? null : <Note kind="warn">{message.problem}</Note>}
        {message.answer === null ? null : <Box sx={{ fontWeight: 700 }}>{t(`message.state.${message.state}`)} {message.answer}</Box>}
        <Box component="section" aria-label={t('message.text')} tabIndex={0} sx={{ maxHeight: 260, overflow: 'auto', background: '#f5f8fa', borderRadius: 1, p: 1.25 }}>
          <Texts texts={message.head} />
          {message.lines.map((line, i) => (
            <Box key={i} sx={{ mt: 1, pt: 0.5, borderTop: '1px solid #d5dde5' }}>
              <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('message.line', { line: i + 1 })}</Box>
              <Texts texts={line} />
            </Box>
          ))}
        </Box>
        {dead ? (
          <>
            <Field label={t('message.reason')} required autoFocus value={reason} onChange={(text) => setReason(text.slice(0, 200))} help={t('message.reason-help')} />
            <Box sx={{ color: 'text.secondary', fontSize: 15 }}>{t('message.drop-note')}</Box>
          </>
        ) : null}
        {handle.error ? <ErrorPanel error={handle.error} /> : null}
      </Box>
    </KitDialog>
  )
}

function Texts({ texts }: { readonly texts: Readonly<Record<string, string>> }) {
  return <Box sx={{ overflowWrap: 'anywhere' }}>{Object.entries(texts).map(([name, value]) => <div key={name}><strong>{name}</strong>：{value}</div>)}</Box>
}
