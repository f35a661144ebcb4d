import { useState } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { RangeDialog } from './range-dialog.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

type Row = OutputOf<'numbering.ranges'>['ranges'][number]

export function RangesTab() {
  const t = useTexts(opsText)
  const may = useMay('set-up')
  const query = useBenchQuery('numbering.ranges', {})
  const fridges = useBenchQuery('fridges.list', {})
  const [selected, setSelected] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)
  const rows = query.data?.ranges ?? []
  const usable = (fridges.data?.fridges ?? []).filter((f) => f.active)
  useListKeys(rows, rows.findIndex((r) => r.id === selected), (row) => setSelected(row.id))
  const columns: readonly Column<Row>[] = [
    { key: 'fridge', header: t('range.fridge'), cell: (r) => <strong>{r.fridgeName}</strong> },
    { key: 'numbers', header: t('range.numbers'), cell: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.firstNumber} – {r.lastNumber}</span> },
    { key: 'reset', header: t('range.reset'), cell: (r) => t(`range.${r.reset}`) },
    { key: 'next', header: t('range.next'), cell: (r) => <strong>{r.nextNumber ?? '—'}</strong> },
    { key: 'used', header: t('range.used'), align: 'right', cell: (r) => r.used },
    { key: 'burned', header: t('range.burned'), align: 'right', cell: (r) => r.burned },
    { key: 'retired', header: t('range.retired'), align: 'right', cell: (r) => r.retired },
    { key: 'left', header: t('range.remaining'), align: 'right', cell: (r) => <strong>{r.remaining}{r.remaining === 0 ? ` ${t('range.empty')}` : r.remaining <= r.lowWater ? ` ${t('range.low')}` : ''}</strong> },
    { key: 'low', header: t('range.low-water'), align: 'right', cell: (r) => r.lowWater }
  ]
  const add = (): void => {
    setSaved(null)
    setAdding(true)
  }
  return (
    <>
      {may ? null : <Note kind="warn">{t('readonly.set-up')}</Note>}
      {may && fridges.data && usable.length === 0 ? <Note kind="warn">⚠ {t('range.no-fridge')}</Note> : null}
      {saved === null ? null : <Note kind="good">✓ {t('act.saved', { name: saved })}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      <Section flush title={t('tab.ranges')} actions={may ? <KeyButton hotkey="N" variant="contained" data-testid="add-range" disabled={usable.length === 0} onPress={add}>{t('range.add')}</KeyButton> : null}>
        {query.data ? (
          <DataTable
            label={t('tab.ranges')}
            columns={columns}
            rows={rows}
            rowKey={(r) => r.id}
            selected={selected}
            onSelect={(r) => setSelected(r.id)}
            tone={(r) => (r.remaining === 0 ? 'refuse' : r.remaining <= r.lowWater ? 'attention' : undefined)}
            empty={<EmptyState title={t('range.none')} next={t('range.none-next')} />}
          />
        ) : null}
      </Section>
      {adding ? (
        <RangeDialog
          fridges={usable}
          onClose={() => setAdding(false)}
          onSaved={(name) => {
            setAdding(false)
            setSaved(name)
            void query.refetch()
          }}
        />
      ) : null}
    </>
  )
}
