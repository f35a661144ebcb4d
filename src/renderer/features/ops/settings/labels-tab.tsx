import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { labelDpis, type LabelDpi } from '../../../../shared/domain/labels/label-layout.ts'
import { readTemplate } from '../../../../shared/domain/labels/read-template.ts'
import type { Refusal } from '../../../../shared/domain/refusal-code.ts'
import { labelTemplateText } from '../../../../shared/text/label-template-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { DataTable, type Column } from '../../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { ConfirmDialog } from '../../../kit/dialog/confirm-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useRefusalText } from '../../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { withDraftValue } from './template-draft.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { TemplateExport } from './template-export.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

type Row = OutputOf<'labels.templates'>['templates'][number]

/** Which label this bench prints: look at it with this bench's own longest contents, then put it into use. */
export function LabelsTab() {
  const t = useTexts(labelTemplateText)
  const term = useTerm()
  const refusalText = useRefusalText()
  const may = useMay('set-up')
  const mayUse = useMay('set-up-devices')
  const query = useBenchQuery('labels.templates', {})
  const use = useBenchCall('labels.chooseTemplate')
  const remove = useBenchCall('labels.removeTemplate')
  const picker = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [wantedDpi, setDpi] = useState<LabelDpi | null>(null)
  const [dialog, setDialog] = useState<{ readonly kind: 'edit' | 'export' | 'remove'; readonly text: string } | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const rows = query.data?.templates ?? []
  const chosen = query.data?.chosen
  const dpi = wantedDpi ?? query.data?.dpis[0] ?? 203
  const at = rows.findIndex((row) => row.name === (selected ?? chosen))
  const row = rows[at]
  useListKeys(rows, at, (one) => setSelected(one.name))

  const open = (kind: 'edit' | 'export' | 'remove', text: string): void => {
    setDone(null)
    setProblem(null)
    setDialog({ kind, text })
  }
  const finish = (sentence: string): void => {
    setDialog(null)
    setDone(sentence)
    void query.refetch()
  }
  const take = async (files: FileList | null): Promise<void> => {
    const text = await files?.[0]?.text()
    if (picker.current) picker.current.value = ''
    if (text === undefined) return
    const read = readTemplate(text)
    if (read.ok) open('edit', JSON.stringify(read.value, null, 2))
    else setProblem(read.error)
  }
  const useNow = async ({ name }: Row): Promise<void> => {
    setDone(null)
    const answer = await use.run({ name })
    if (answer.ok) finish(t('used', { name }))
  }
  const removeNow = async ({ name }: Row): Promise<void> => {
    const answer = await remove.run({ name })
    setDialog(null)
    if (!answer.ok) return
    setSelected(null)
    finish(t('removed', { name }))
  }
  const columns: readonly Column<Row>[] = [
    { key: 'name', header: t('col.name'), cell: (r) => <strong>{r.name}</strong> },
    { key: 'size', header: t('col.size'), cell: (r) => `${r.widthMm} × ${r.heightMm}` },
    { key: 'symbols', header: t('col.symbols'), cell: (r) => r.symbols.map((name) => term('labelBox', `symbols.${name}`)).join(' + ') },
    { key: 'source', header: t('col.source'), cell: (r) => t(r.builtIn ? 'built-in' : 'own') },
    { key: 'use', header: t('col.use'), cell: (r) => (r.name === chosen ? t('in-use') : '') }
  ]
  const actions = row ? (
    <>
      {may ? <KeyButton hotkey="I" data-testid="import-template" onPress={() => picker.current?.click()}>{t('import')}</KeyButton> : null}
      <KeyButton hotkey="X" data-testid="export-template" onPress={() => open('export', row.text)}>{t('export')}</KeyButton>
      {may && !row.builtIn ? <KeyButton hotkey="Delete" data-testid="remove-template" disabled={row.name === chosen} onPress={() => open('remove', row.text)}>{t('remove')}</KeyButton> : null}
      {may ? <KeyButton hotkey="E" data-testid="edit-template" onPress={() => open('edit', row.builtIn ? withDraftValue(row.text, 'name', `${row.name} 2`) : row.text)}>{t(row.builtIn ? 'copy' : 'edit')}</KeyButton> : null}
      {mayUse ? <KeyButton hotkey="U" variant="contained" data-testid="use-template" disabled={row.name === chosen} onPress={() => useNow(row)}>{t('use')}</KeyButton> : null}
    </>
  ) : null
  const resolution = (
    <Box role="radiogroup" aria-label={t('dpi')} sx={{ display: 'flex', gap: 1 }}>
      {labelDpis.map((one) => (
        <KeyButton key={one} role="radio" size="small" aria-checked={one === dpi} variant={one === dpi ? 'contained' : 'outlined'} onPress={() => setDpi(one)}>
          {one === dpi ? '✓ ' : ''}{one} dpi
        </KeyButton>
      ))}
    </Box>
  )
  const error = query.error?.error ?? use.error ?? remove.error
  return (
    <>
      <input ref={picker} type="file" accept=".json" hidden data-testid="template-file" aria-label={t('import')} onChange={(event) => void take(event.target.files)} />
      {may ? null : <Note kind="warn">{t('readonly')}</Note>}
      {done === null ? null : <Note kind="good">✓ {done}</Note>}
      {problem ? <Note kind="bad">✕ {refusalText(problem)}</Note> : null}
      {error ? <ErrorPanel error={error} onRetry={() => query.refetch()} /> : null}
      <Section flush title={t('title')} actions={actions}>
        <DataTable label={t('title')} columns={columns} rows={rows} rowKey={(r) => r.name} selected={row?.name ?? null} onSelect={(r) => setSelected(r.name)} />
      </Section>
      <Section title={row ? t('preview', { name: row.name, dpi }) : t('preview.none')} actions={resolution}>
        {row ? <TemplatePreview text={row.text} dpi={dpi} /> : null}
      </Section>
      {dialog?.kind === 'edit' ? <TemplateDialog start={dialog.text} dpi={dpi} onClose={() => setDialog(null)} onSaved={(name) => { setSelected(name); finish(t('saved', { name })) }} /> : null}
      {dialog?.kind === 'export' && row ? <TemplateExport name={row.name} text={dialog.text} onClose={() => setDialog(null)} /> : null}
      {dialog?.kind === 'remove' && row ? (
        <ConfirmDialog open danger title={t('remove-title', { name: row.name })} confirmLabel={t('remove')} onClose={() => setDialog(null)} onConfirm={() => removeNow(row)}>
          {t('remove-text')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
