import Box from '@mui/material/Box'
import { useState } from 'react'
import type { StationMapping } from '../../../shared/domain/station/mapping.ts'
import { mappedFields } from '../../../shared/domain/station/mapping.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { Note } from '../../kit/data/note.tsx'
import { opsText } from '../../../shared/text/ops-text.ts'
import { useMay } from '../../bridge/use-may.ts'
import { fromDraft, toDraft, valueFields, valuesOf, type MappingDraft } from './mapping-draft.ts'
import { MappingTry } from './mapping-try.tsx'
import { useMappingWords } from './use-mapping-words.ts'

export interface MappingDialogProps {
  readonly partnerId: string
  readonly name: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** R24: the table of a station's names and codes, edited as a whole and tried out on a sample before it is saved. */
export function MappingDialog({ partnerId, name, onClose, onSaved }: MappingDialogProps) {
  const t = useTexts(stationText)
  const ui = useText()
  const query = useBenchQuery('station.mapping', { partnerId })
  const table = query.data?.mapping
  return (
    <>
      {query.error ? <ErrorPanel error={query.error.error} /> : null}
      {table ? <Editor key={table.version} table={table} {...{ partnerId, name, onClose, onSaved }} /> : (
        <KitDialog open title={t('mapping.title', { name })} onClose={onClose} actions={<KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>}><Progress label={t('mapping.title', { name })} /></KitDialog>
      )}
    </>
  )
}

function Editor({ table, partnerId, name, onClose, onSaved }: MappingDialogProps & { readonly table: StationMapping }) {
  const t = useTexts(stationText)
  const ops = useTexts(opsText)
  const ui = useText()
  const term = useTerm()
  const words = useMappingWords()
  const may = useMay('set-up')
  const save = useBenchCommand('station.saveMapping')
  const [draft, setDraft] = useState<MappingDraft>(() => toDraft(table, words))
  const read = fromDraft(draft, words)
  const store = async (): Promise<void> => {
    if (!read.ok) return
    const answer = await save.run({ partnerId, mapping: read.mapping })
    if (answer.ok) onSaved()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      {may ? <KeyButton hotkey="F9" variant="contained" data-testid="mapping-save" disabled={!read.ok || save.busy} onPress={store}>{ops('act.save')}</KeyButton> : null}
    </>
  )
  return (
    <KitDialog open title={t('mapping.title', { name })} maxWidth="lg" onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        {may ? null : <Note kind="warn">{ops('readonly.set-up')}</Note>}
        {save.error ? <ErrorPanel error={save.error} /> : null}
        <Heading title={t('mapping.codes')} help={t('mapping.codes-help')} />
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1.5, alignItems: 'start' }}>
          {valueFields.map((field) => (
            // Enter is a new line here, not the dialog's own key.
            <Box key={field} onKeyDown={(event) => (event.key === 'Enter' ? event.stopPropagation() : undefined)}>
              <Field
                label={term('mappedField', field)}
                multiline
                disabled={!may}
                value={draft.codes[field]}
                onChange={(text) => setDraft({ ...draft, codes: { ...draft.codes, [field]: text } })}
                help={field === 'productCode' ? t('mapping.products-help') : t('mapping.codes-of', { values: valuesOf(field).map((v) => words.word(field, v)).join('、') })}
                error={!read.ok && read.bad.field === field ? t('mapping.bad-line', { line: read.bad.line, text: read.bad.text }) : null}
              />
            </Box>
          ))}
        </Box>
        <Heading title={t('mapping.names')} help={t('mapping.names-help')} />
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1.5 }}>
          {mappedFields.map((field) => (
            <Field key={field} label={term('mappedField', field)} disabled={!may} value={draft.names[field]} onChange={(text) => setDraft({ ...draft, names: { ...draft.names, [field]: text.slice(0, 80) } })} />
          ))}
        </Box>
        <Heading title={t('mapping.try')} help={t('mapping.sample-help')} />
        {read.ok ? <MappingTry mapping={read.mapping} /> : null}
      </Box>
    </KitDialog>
  )
}

function Heading({ title, help }: { readonly title: string; readonly help: string }) {
  return (
    <Box>
      <Box component="h3" sx={{ m: 0, fontSize: 17, fontWeight: 800 }}>{title}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: 15 }}>{help}</Box>
    </Box>
  )
}
