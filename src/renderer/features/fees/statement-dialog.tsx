import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { yuanOfFen } from '../../../shared/domain/fees/money.ts'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

interface Chosen {
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
}
const SHOWN = 30

/** A statement from a file: looked at first, taken whole or not at all. */
export function StatementDialog({ month, onClose, onDone }: { readonly month: string; readonly onClose: () => void; readonly onDone: (lines: number) => void }) {
  const t = useTexts(feesText)
  const ui = useText()
  const term = useTerm()
  const look = useBenchCall('fees.previewStatement')
  const take = useBenchCommand('fees.importStatement')
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<Chosen | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const number = typed ?? (file === null ? '' : file.fileName.replace(/\.[^.]+$/, '').slice(0, 60))
  const [seen, setSeen] = useState<OutputOf<'fees.previewStatement'> | null>(null)
  const choose = async (picked: File): Promise<void> => {
    const chosen = { fileName: picked.name, bytes: new Uint8Array(await picked.arrayBuffer()) }
    setFile(chosen)
    // The number is not in the lines: any will do to read them.
    const answer = await look.run({ ...chosen, month, number: 'preview' })
    setSeen(answer.ok ? answer.value : null)
  }
  const store = async (): Promise<void> => {
    if (file === null) return
    const answer = await take.run({ ...file, month, number: number.trim() })
    if (answer.ok) onDone(answer.value.lines)
  }
  const good = seen !== null && seen.faults.length === 0 && number.trim() !== '' && !take.busy
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="statement-take" disabled={!good} onPress={store}>{t('import.take')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('import.title', { month })} maxWidth="md" onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box>{t('import.help')}</Box>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <KeyButton hotkey="Ctrl+O" onPress={() => picker.current?.click()}>{t('import.file')}</KeyButton>
          <strong style={{ overflowWrap: 'anywhere' }}>{file?.fileName ?? ''}</strong>
          <input ref={picker} type="file" accept=".csv,.xlsx,.json,.xml" hidden data-testid="statement-file" onChange={(event) => { const [picked] = event.target.files ?? []; event.target.value = ''; if (picked) void choose(picked) }} />
        </Box>
        <Field label={t('import.number')} required value={number} onChange={(text) => setTyped(text.slice(0, 60))} />
        {look.busy || take.busy ? <Progress label={t('import.file')} /> : null}
        {look.error ? <ErrorPanel error={look.error} /> : null}
        {take.error ? <ErrorPanel error={take.error} /> : null}
        {seen === null ? null : seen.faults.length === 0 ? <Box data-testid="statement-seen" sx={{ fontWeight: 800, color: '#0b4a22' }}>{t('import.good', { lines: seen.lines, yuan: yuanOfFen(seen.totalFen) })}</Box> : (
          <Box data-testid="statement-seen" role="alert">
            <Box sx={{ fontWeight: 800, color: '#a50f17' }}>{t('import.bad', { count: seen.faults.length })}</Box>
            {seen.faults.slice(0, SHOWN).map((f, i) => <Box key={i}>{t('import.fault', { line: f.line, field: term('mappedField', f.field), fault: term('statementFault', f.code), value: f.value })}</Box>)}
          </Box>
        )}
      </Box>
    </KitDialog>
  )
}
