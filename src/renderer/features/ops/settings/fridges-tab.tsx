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
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { FillBar } from './fill-bar.tsx'
import { FridgeDialog } from './fridge-dialog.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

type Row = OutputOf<'fridges.list'>['fridges'][number]

export function FridgesTab() {
  const t = useTexts(opsText)
  const term = useTerm()
  const may = useMay('set-up')
  const query = useBenchQuery('fridges.list', {})
  const [selected, setSelected] = useState<string | null>(null)
  const [editing, setEditing] = useState<Row | 'new' | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const rows = query.data?.fridges ?? []
  const at = rows.findIndex((f) => f.id === selected)
  const chosen = rows[at]
  useListKeys(rows, at, (row) => setSelected(row.id))
  const edit = (row: Row | 'new'): void => {
    setSaved(null)
    if (may) setEditing(row)
  }
  const columns: readonly Column<Row>[] = [
    { key: 'code', header: t('field.code'), cell: (f) => <strong>{f.code}</strong> },
    { key: 'name', header: t('field.name'), cell: (f) => f.name },
    { key: 'band', header: t('fridge.band'), cell: (f) => term('temperatureBand', f.temperatureBand) },
    { key: 'classes', header: t('tab.products'), cell: (f) => f.componentClasses.map((c) => term('componentClass', c)).join(t('join')) },
    { key: 'groups', header: 'ABO', cell: (f) => f.aboGroups.join(t('join')) },
    { key: 'layers', header: t('fridge.layers'), align: 'right', cell: (f) => f.layers },
    { key: 'fill', header: t('fridge.fill'), cell: (f) => <FillBar held={f.held} capacity={f.capacity} /> },
    { key: 'active', header: t('field.active'), cell: (f) => (f.active ? `✓ ${t('active.yes')}` : `✕ ${t('active.no')}`) }
  ]
  const actions = may ? (
    <>
      <KeyButton hotkey="E" disabled={chosen === undefined} onPress={() => (chosen ? edit(chosen) : undefined)}>{t('act.edit')}</KeyButton>
      <KeyButton hotkey="N" variant="contained" data-testid="add-fridge" onPress={() => edit('new')}>{t('fridge.add')}</KeyButton>
    </>
  ) : null
  return (
    <>
      {may ? null : <Note kind="warn">{t('readonly.set-up')}</Note>}
      {saved === null ? null : <Note kind="good">✓ {t('act.saved', { name: saved })}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      <Section flush title={t('tab.fridges')} actions={actions}>
        {query.data ? (
          <DataTable label={t('tab.fridges')} columns={columns} rows={rows} rowKey={(f) => f.id} selected={selected} onSelect={(f) => setSelected(f.id)} onOpen={edit} empty={<EmptyState title={t('fridge.none')} next={t('fridge.none-next')} />} />
        ) : null}
      </Section>
      {editing ? (
        <FridgeDialog
          fridge={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(name) => {
            setEditing(null)
            setSaved(name)
            void query.refetch()
          }}
        />
      ) : null}
    </>
  )
}
