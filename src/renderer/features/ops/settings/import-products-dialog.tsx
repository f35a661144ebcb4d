import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { peopleText } from '../../../../shared/text/people-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Progress } from '../../../kit/data/progress.tsx'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useText, useTexts } from '../../../kit/text/use-text.ts'

export interface ImportProductsDialogProps {
  readonly file: File
  readonly onDone: (count: number) => void
  readonly onClose: () => void
}

/** What a product list would change; taken over on Enter, whole or not at all. */
export function ImportProductsDialog({ file, onDone, onClose }: ImportProductsDialogProps) {
  const t = useTexts(peopleText)
  const ui = useText()
  const preview = useBenchCall('stock.previewProducts')
  const take = useBenchCommand('stock.importProducts')
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [seen, setSeen] = useState<OutputOf<'stock.previewProducts'> | null>(null)
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
  const submit = async (): Promise<void> => {
    if (bytes === null) return
    const answer = await take.run({ fileName: file.name, bytes })
    if (answer.ok) onDone(answer.value.imported)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="import-products" disabled={seen === null || seen.added + seen.changed === 0} onPress={submit}>{t('import.take')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('import.title', { file: file.name })} maxWidth="md" onClose={onClose} actions={actions}>
      <Box sx={{ color: 'text.secondary', mb: 1.5 }}>{t('import.help')}</Box>
      {preview.busy || take.busy ? <Progress label={t('import.busy')} /> : null}
      {preview.error ? <ErrorPanel error={preview.error} /> : null}
      {take.error ? <ErrorPanel error={take.error} /> : null}
      {seen ? <Box data-testid="products-preview" sx={{ fontSize: 20, fontWeight: 800, mb: 1 }}>{t('import.new')} {seen.added} · {t('import.changed')} {seen.changed} · {t('import.bad')} {seen.bad.length}</Box> : null}
      {seen && seen.bad.length > 0 ? (
        <DataTable
          label={t('import.bad')}
          rows={seen.bad}
          rowKey={(row) => String(row.lineNo)}
          maxHeight={300}
          tone={() => 'refuse'}
          columns={[
            { key: 'line', header: t('import.line'), cell: (row) => row.lineNo },
            { key: 'field', header: t('import.field'), cell: (row) => `✕ ${t(`import.field-${row.field}`)}` },
            { key: 'value', header: t('import.value'), cell: (row) => row.value || '—' }
          ]}
        />
      ) : null}
    </KitDialog>
  )
}
