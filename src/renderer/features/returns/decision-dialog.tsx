import Box from '@mui/material/Box'
import { useState } from 'react'
import { returnsText } from '../../../shared/text/returns-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

type One = OutputOf<'returns.one'>

export interface DecisionDialogProps {
  readonly found: One['found']
  /** Those without a word yet. */
  readonly lines: One['lines']
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The station's letter: a yes or no for each bag that has none, its reason, two signatures. Bags without a choice stay open. */
export function DecisionDialog({ found, lines, onClose, onDone }: DecisionDialogProps) {
  const t = useTexts(returnsText)
  const ui = useText()
  const decide = useBenchCommand('returns.decide')
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [words, setWords] = useState<Readonly<Record<string, boolean>>>({})
  const [signing, setSigning] = useState(false)
  const said = lines.filter((l) => words[l.unitId] !== undefined)
  const approved = said.filter((l) => words[l.unitId] === true).length
  const refused = said.length - approved
  const ready = number.trim() !== '' && said.length > 0 && (refused === 0 || reason.trim() !== '') && !decide.busy
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    const answer = await decide.run({
      returnId: found.id, decisionNumber: number.trim(), signature,
      lines: said.map((l) => ({ unitId: l.unitId, approved: words[l.unitId] === true, reason: words[l.unitId] === true ? '' : reason.trim() }))
    })
    if (answer.ok) onDone()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" data-testid="decision-sign" disabled={!ready} onPress={() => setSigning(true)}>{t('sign')}</KeyButton>
    </>
  )
  return (
    <>
      <KitDialog open title={t('decide-title', { number: found.number })} maxWidth="md" onClose={onClose} actions={actions}>
        {signing ? null : <DialogScanGuard />}
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Field label={t('decision-number')} required autoFocus value={number} onChange={(text) => setNumber(text.slice(0, 60))} />
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 320, overflowY: 'auto', display: 'grid', gap: 1 }}>
            {lines.map((l) => (
              <Box component="li" key={l.id} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
                <Box sx={{ flex: 1, fontWeight: 700 }}>{l.unit?.selfNumber ?? ''} {dinText(l.din)} {l.unit?.componentName ?? ''}</Box>
                <KeyButton size="small" data-testid={`approve-${l.din}`} aria-pressed={words[l.unitId] === true} variant={words[l.unitId] === true ? 'contained' : 'outlined'} onPress={() => setWords({ ...words, [l.unitId]: true })}>{words[l.unitId] === true ? '✓ ' : ''}{t('approve')}</KeyButton>
                <KeyButton size="small" data-testid={`refuse-${l.din}`} aria-pressed={words[l.unitId] === false} color="error" variant={words[l.unitId] === false ? 'contained' : 'outlined'} onPress={() => setWords({ ...words, [l.unitId]: false })}>{words[l.unitId] === false ? '✕ ' : ''}{t('refuse')}</KeyButton>
              </Box>
            ))}
          </Box>
          {refused === 0 ? null : <Field label={t('decide-reason')} required value={reason} onChange={(text) => setReason(text.slice(0, 200))} />}
          {decide.error ? <ErrorPanel error={decide.error} /> : null}
        </Box>
      </KitDialog>
      <SecondPersonDialog open={signing} purpose="returns.decide" title={t('decide-title', { number: found.number })} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>{t('sign-words', { approved, refused })}</Box>
      </SecondPersonDialog>
    </>
  )
}
