import Box from '@mui/material/Box'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { dinOfCell } from '../../../shared/domain/receiving/bag-cells.ts'
import { noticesText } from '../../../shared/text/notices-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

/** A recall that came as a letter: its donation numbers, typed or scanned, and two signatures. */
export function RecallDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (id: string) => void }) {
  const t = useTexts(noticesText)
  const ui = useText()
  const open = useBenchCommand('notices.openRecall')
  const [recallId] = useState(() => uuidv7())
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [signing, setSigning] = useState(false)
  const lines = text.split('\n').map((line) => line.trim())
  const wrong = lines.findIndex((line) => line !== '' && dinOfCell(line) === null)
  const dins = [...new Set(lines.flatMap((line) => dinOfCell(line) ?? []))]
  useScan(
    ({ raw }) => {
      const din = dinOfCell(raw)
      if (din === null) return { kind: 'attention', title: t('new.dins-bad', { line: '—', text: raw.slice(0, 40) }) }
      setText((now) => (now.includes(din) ? now : `${now.trim()}${now.trim() === '' ? '' : '\n'}${din}`))
      return { kind: 'accept', title: din }
    },
    { priority: 1 }
  )
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await open.run({ recallId, number: number.trim(), reason: reason.trim(), dins, signature })
    if (answer.ok) onDone(recallId)
  }
  const ready = number.trim() !== '' && reason.trim() !== '' && dins.length > 0 && wrong < 0 && !open.busy
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="recall-sign" disabled={!ready} onPress={() => setSigning(true)}>{t('sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('new.title')} onClose={onClose} actions={actions}>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Field label={t('new.number')} required autoFocus value={number} onChange={(v) => setNumber(v.slice(0, 60))} />
          <Field label={t('new.reason')} required value={reason} onChange={(v) => setReason(v.slice(0, 300))} />
          <Box onKeyDown={(event) => (event.key === 'Enter' ? event.stopPropagation() : undefined)}>
            <Field label={t('new.dins')} required multiline value={text} onChange={setText} error={wrong < 0 ? null : t('new.dins-bad', { line: wrong + 1, text: lines[wrong] ?? '' })} />
          </Box>
          <Box role="note" sx={{ fontWeight: 700 }}>⚠ {t('new.sure')}</Box>
          {open.error ? <ErrorPanel error={open.error} /> : null}
        </Box>
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="notices.openRecall" title={t('new.title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{number} · {reason}</Box>
        <Box>{dins.join(' ')}</Box>
      </SecondPersonDialog>
    </>
  )
}
