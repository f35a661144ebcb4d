import Box from '@mui/material/Box'
import { useDeferredValue, useState } from 'react'
import type { LabelDpi } from '../../../../shared/domain/labels/label-layout.ts'
import { labelTemplateText } from '../../../../shared/text/label-template-text.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { Field } from '../../../kit/data/field.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { EditDialog } from './edit-dialog.tsx'
import { draftBoxes, draftFields, draftValue, withDraftValue } from './template-draft.ts'
import { TemplatePreview } from './template-preview.tsx'

export interface TemplateDialogProps {
  /** JSON text of the template to start from. */
  readonly start: string
  readonly dpi: LabelDpi
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

const cell = { width: 58, height: 32, font: 'inherit', border: '1px solid #9db1c4', borderRadius: 4, padding: '0 4px', textAlign: 'right' } as const

/** A template as a table of boxes in millimetres, with what it would print beside it. Core decides whether it is saved. */
export function TemplateDialog({ start, dpi, onSaved, onClose }: TemplateDialogProps) {
  const t = useTexts(labelTemplateText)
  const term = useTerm()
  const save = useBenchCall('labels.saveTemplate')
  const [text, setText] = useState(start)
  const shown = useDeferredValue(text)
  const set = (path: string, value: string): void => setText(withDraftValue(text, path, value))
  const submit = async (): Promise<void> => {
    const answer = await save.run({ text })
    if (answer.ok) onSaved(answer.value.name)
  }
  return (
    <EditDialog title={`${t('title')} ${draftValue(start, 'name')}`} width="lg" saveTestId="save-template" ready={draftValue(text, 'name').trim() !== ''} error={save.error} onSave={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr 1fr', gap: 2 }}>
        <Field label={t('editor.name')} required autoFocus value={draftValue(text, 'name')} onChange={(value) => set('name', value)} />
        <Field label={t('editor.width')} required unit="mm" value={draftValue(text, 'widthMm')} onChange={(value) => set('widthMm', value)} />
        <Field label={t('editor.height')} required unit="mm" value={draftValue(text, 'heightMm')} onChange={(value) => set('heightMm', value)} />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: 2, alignItems: 'start' }}>
        <Box sx={{ maxHeight: '52vh', overflowY: 'auto' }}>
          <table aria-label={t('editor.box')} style={{ borderSpacing: 3 }}>
            <thead>
              <tr>
                <th scope="col" style={{ textAlign: 'left' }}>{t('editor.box')}</th>
                {draftFields.map((field) => <th key={field} scope="col" style={{ fontSize: 13 }}>{t(`editor.${field}`)}</th>)}
              </tr>
            </thead>
            <tbody>
              {draftBoxes(start).map((box) => (
                <tr key={box}>
                  <th scope="row" style={{ textAlign: 'left', fontWeight: 600, fontSize: 14 }}>{term('labelBox', box)}</th>
                  {draftFields.map((field) => {
                    const sized = field === 'size' || field === 'minSize'
                    const label = t('editor.field', { box: term('labelBox', box), field: t(`editor.${field}`) })
                    const path = `${box}.${field}`
                    return (
                      <td key={field}>
                        {sized && !box.startsWith('texts.') ? null : (
                          <input aria-label={label} data-field={path} inputMode="decimal" autoComplete="off" style={cell} value={draftValue(text, path)} onChange={(event) => set(path, event.target.value)} />
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <Box sx={{ fontSize: 14, color: 'text.secondary', mt: 0.5 }}>{t('editor.mm')}</Box>
        </Box>
        <Box sx={{ maxHeight: '56vh', overflowY: 'auto' }}><TemplatePreview text={shown} dpi={dpi} /></Box>
      </Box>
    </EditDialog>
  )
}
