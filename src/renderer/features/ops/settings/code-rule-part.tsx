import Box from '@mui/material/Box'
import { codeDateFormats, codeFieldKinds } from '../../../../shared/domain/receiving/code-rule.ts'
import type { CodeDateFormat, CodeField } from '../../../../shared/domain/receiving/code-rule.ts'
import { codeRulesText } from '../../../../shared/text/code-rules-text.ts'
import { Field } from '../../../kit/data/field.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { readValues } from './code-rule-values.ts'
import { SelectField } from '../../../kit/data/select-field.tsx'

/** One part of a rule while it is being written: the table stays text until it is right. */
export interface PartDraft extends Omit<CodeField, 'values'> {
  readonly table: string
}

export function emptyPart(part: string): PartDraft {
  return { part, kind: 'ignore', prefix: '', format: null, table: '' }
}

/** What one named part of the pattern means. */
export function CodeRulePart({ draft, onChange }: { readonly draft: PartDraft; readonly onChange: (draft: PartDraft) => void }) {
  const t = useTexts(codeRulesText)
  const read = readValues(draft.table)
  const dated = draft.kind === 'expiry'
  const formats = codeDateFormats.map((value): { value: CodeDateFormat; label: string } => ({ value, label: value }))
  return (
    <Box data-testid={`part-${draft.part}`} sx={{ display: 'grid', gridTemplateColumns: '110px 210px 1fr 1fr', gap: 1.5, alignItems: 'start', borderTop: '1px solid #e3e8ee', pt: 1 }}>
      <Box component="code" sx={{ fontSize: 18, fontWeight: 800, pt: 3.5, overflowWrap: 'anywhere' }}>{draft.part}</Box>
      <SelectField
        label={t('kind')}
        value={draft.kind}
        options={codeFieldKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ ...draft, kind, prefix: kind === 'din' || kind === 'productCode' ? draft.prefix : '', format: kind === 'expiry' ? (draft.format ?? 'YYYYMMDD') : null })}
      />
      {dated ? <SelectField label={t('format')} value={draft.format ?? 'YYYYMMDD'} options={formats} onChange={(format) => onChange({ ...draft, format })} /> : null}
      {draft.kind === 'din' || draft.kind === 'productCode' ? (
        <Field label={t('prefix')} value={draft.prefix} onChange={(text) => onChange({ ...draft, prefix: text.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, 12) })} help={draft.kind === 'din' ? t('prefix-help') : ''} />
      ) : null}
      {dated || draft.kind === 'ignore' ? null : (
        // Enter is a new line here, not the dialog's own key.
        <Box onKeyDown={(event) => (event.key === 'Enter' ? event.stopPropagation() : undefined)}>
          <Field label={t('values')} multiline value={draft.table} onChange={(table) => onChange({ ...draft, table })} help={t('values-help')} error={read.ok ? null : t('values-bad', { line: read.line })} />
        </Box>
      )}
    </Box>
  )
}
