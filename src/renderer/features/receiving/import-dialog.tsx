import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'

export interface ImportDialogProps {
  readonly file: File
  readonly known: readonly { readonly id: string; readonly number: string }[]
  readonly onOpen: (dispatchId: string) => void
  readonly onClose: () => void
}

/** What a station's file would bring, with every line that stays out; imported only on Enter. */
export function ImportDialog({ file, known, onOpen, onClose }: ImportDialogProps) {
  const t = useTexts(receivingText)
  const ui = useText()
  const preview = useBenchCall('receiving.previewFile')
  const importing = useBenchCommand('receiving.importFile')
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [seen, setSeen] = useState<OutputOf<'receiving.previewFile'> | null>(null)
  // One id per chosen file: pressing Enter again after a failure never makes a second dispatch.
  const { run } = preview

  useEffect(() => {
    let gone = false
    void (async () => {
      const read = new Uint8Array(await file.arrayBuffer())
      const answer = await run({ fileName: file.name, bytes: read })
      if (gone || !answer.ok) return
      setBytes(read)
      setSeen(answer.value)
    })()
    return () => {
      gone = true
    }
  }, [file, run])

  const take = async (): Promise<void> => {
    if (bytes === null) return
    const answer = await importing.run({ fileName: file.name, bytes })
    if (!answer.ok) return
    onClose()
    onOpen(answer.value.dispatchId)
  }
  const before = seen?.alreadyKnown ? known.find((d) => d.number === seen.number) : undefined
  const may = seen !== null && !seen.alreadyKnown && seen.good > 0
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      {before ? <KeyButton hotkey="Enter" variant="contained" data-testid="import-open-known" onPress={() => onOpen(before.id)}>{t('import.open-known')}</KeyButton> : null}
      {seen?.alreadyKnown ? null : <KeyButton hotkey="Enter" inFields variant="contained" data-testid="import-confirm" disabled={!may} onPress={take}>{t('import.confirm')}</KeyButton>}
    </>
  )
  return (
    <KitDialog open title={t('import.title', { file: file.name })} onClose={onClose} actions={actions} maxWidth="md">
      <DialogScanGuard />
      <Box data-testid="import-preview" data-ready={seen !== null}>
        {preview.busy ? <Progress label={t('import.reading', { file: file.name })} /> : null}
        {importing.busy ? <Progress label={t('import.importing')} /> : null}
        {preview.error ? <ErrorPanel error={preview.error} /> : null}
        {importing.error ? <ErrorPanel error={importing.error} /> : null}
        {seen ? <Preview seen={seen} /> : null}
      </Box>
    </KitDialog>
  )
}

function Preview({ seen }: { readonly seen: OutputOf<'receiving.previewFile'> }) {
  const t = useTexts(receivingText)
  const term = useTerm()
  const facts = [
    [t('import.number'), seen.number],
    [t('import.station'), seen.stationName || '—'],
    [t('import.good'), t('import.bags', { count: seen.good })],
    [t('import.bad'), String(seen.bad.length)]
  ] as const
  return (
    <>
      <Box component="dl" sx={{ display: 'flex', gap: 4, m: 0, mb: 1.5, flexWrap: 'wrap' }}>
        {facts.map(([name, value]) => (
          <Box key={name}>
            <Box component="dt" sx={{ fontSize: 14, color: 'text.secondary' }}>{name}</Box>
            <Box component="dd" sx={{ m: 0, fontSize: 20, fontWeight: 800 }}>{value}</Box>
          </Box>
        ))}
      </Box>
      {seen.alreadyKnown ? <Note text={t('import.known', { number: seen.number })} /> : seen.good === 0 ? <Note text={t('import.none')} /> : null}
      {seen.bad.length === 0 ? null : (
        <>
          <Note text={t('import.bad-note')} />
          <DataTable
            label={t('import.bad')}
            rows={seen.bad}
            rowKey={(row) => `${row.lineNo}/${row.problem}`}
            csvName={`${seen.number}-bad-lines`}
            maxHeight={320}
            tone={() => 'refuse'}
            columns={[
              { key: 'line', header: t('import.line'), cell: (row) => row.lineNo, text: (row) => String(row.lineNo), width: 80 },
              { key: 'problem', header: t('import.problem'), cell: (row) => `✕ ${term('rowProblem', row.problem)}`, text: (row) => term('rowProblem', row.problem) },
              { key: 'value', header: t('import.value'), cell: (row) => row.value || '—', text: (row) => row.value }
            ]}
          />
        </>
      )}
    </>
  )
}

function Note({ text }: { readonly text: string }) {
  return <Box role="note" sx={{ mb: 1, p: 1, borderLeft: '6px solid #c27c00', background: '#fff8e4', fontWeight: 700 }}>⚠ {text}</Box>
}
