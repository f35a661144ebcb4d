import Box from '@mui/material/Box'
import { useState } from 'react'
import { feesText } from '../../../shared/text/fees-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import type { FeeRow } from './fee-rows.tsx'

export interface ExplainDialogProps {
  readonly month: string
  readonly row: FeeRow
  readonly rows: readonly FeeRow[]
  readonly onClose: () => void
  readonly onDone: (count: number) => void
}

const MOST = 500

/** Why a row is not equal; one sentence for all rows with the same result of the same dispatch, when that is why. */
export function ExplainDialog({ month, row, rows, onClose, onDone }: ExplainDialogProps) {
  const t = useTexts(feesText)
  const ui = useText()
  const term = useTerm()
  const explain = useBenchCommand('fees.explain')
  const [text, setText] = useState(row.explanation ?? '')
  const [all, setAll] = useState(false)
  const alike = rows.filter((r) => r.verdict === row.verdict && r.dispatchNumber === row.dispatchNumber && (r.explanation === null || r.key === row.key)).slice(0, MOST)
  const keys = all ? alike.map((r) => r.key) : [row.key]
  const store = async (): Promise<void> => {
    const answer = await explain.run({ month, rowKeys: keys, text: text.trim() })
    if (answer.ok) onDone(keys.length)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="explain-save" disabled={text.trim() === '' || explain.busy} onPress={store}>{t('explain')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('explain.title', { count: keys.length })} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{dinText(row.din)} · {row.dispatchNumber} · {term('feeVerdict', row.verdict)}</Box>
        {alike.length > 1 ? <Box><KeyButton hotkey="F8" size="small" data-testid="explain-all" aria-pressed={all} variant={all ? 'contained' : 'outlined'} onPress={() => setAll(!all)}>{all ? '✓ ' : ''}{t('explain.all', { count: alike.length })}</KeyButton></Box> : null}
        <Field label={t('explain.text')} required autoFocus value={text} onChange={(v) => setText(v.slice(0, 300))} help={t('explain.help')} />
        {explain.error ? <ErrorPanel error={explain.error} /> : null}
      </Box>
    </KitDialog>
  )
}
