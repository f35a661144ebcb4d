import { numberingText } from '../../../shared/text/numbering-text.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { Refused } from './use-numbering.ts'

/** Bags of a batch that got no number, each with its sentence; stays until it was read. */
export function RefusedList({ rows, onRead }: { readonly rows: readonly Refused[]; readonly onRead: () => void }) {
  const t = useTexts(numberingText)
  const refusal = useRefusalText()
  return (
    <Section title={t('batch.refused')} flush actions={<KeyButton hotkey="Enter" onPress={onRead}>{t('batch.close')}</KeyButton>}>
      <DataTable
        label={t('batch.refused')}
        rows={rows}
        rowKey={(r) => r.unitId}
        tone={() => 'refuse'}
        maxHeight={180}
        columns={[
          { key: 'din', header: t('col.din'), cell: (r) => dinText(r.din), width: 190 },
          { key: 'why', header: t('batch.why'), cell: (r) => `✕ ${refusal(r.refusal)}` }
        ]}
      />
    </Section>
  )
}
