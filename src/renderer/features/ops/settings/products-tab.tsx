import { useRef, useState } from 'react'
import type { Product } from '../../../../shared/domain/stock/product.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { peopleText } from '../../../../shared/text/people-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useText, useTexts } from '../../../kit/text/use-text.ts'
import { ImportProductsDialog } from './import-products-dialog.tsx'
import { Note } from '../../../kit/data/note.tsx'
import { ProductDialog } from './product-dialog.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useMay } from '../../../bridge/use-may.ts'

export function ProductsTab() {
  const t = useTexts(opsText)
  const ui = useText()
  const words = useTexts(peopleText)
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const term = useTerm()
  const may = useMay('set-up')
  const query = useBenchQuery('stock.products', {})
  const [selected, setSelected] = useState<string | null>(null)
  const [editing, setEditing] = useState<Product | 'new' | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const rows = query.data?.products ?? []
  const at = rows.findIndex((p) => p.id === selected)
  const chosen = rows[at]
  useListKeys(rows, at, (row) => setSelected(row.id))
  const edit = (row: Product | 'new'): void => {
    setSaved(null)
    if (may) setEditing(row)
  }
  const columns: readonly Column<Product>[] = [
    { key: 'code', header: t('product.code'), cell: (p) => <strong>{p.code}</strong> },
    { key: 'name', header: t('field.name'), cell: (p) => p.name },
    { key: 'class', header: t('product.class'), cell: (p) => term('componentClass', p.componentClass) },
    { key: 'quantity', header: t('product.quantity'), cell: (p) => `${p.quantity} ${term('quantityUnit', p.quantityUnit)}` },
    { key: 'volume', header: t('product.volume'), align: 'right', cell: (p) => ui('unit.ml', { count: p.volumeMl }) },
    { key: 'active', header: t('field.active'), cell: (p) => (p.active ? `✓ ${t('active.yes')}` : `✕ ${t('active.no')}`) }
  ]
  const actions = may ? (
    <>
      <input ref={picker} type="file" accept=".csv,text/csv" hidden data-testid="products-file" onChange={(event) => {
        setFile(event.target.files?.[0] ?? null)
        event.target.value = ''
      }} />
      <KeyButton hotkey="I" data-testid="import-csv" onPress={() => picker.current?.click()}>{words('import.open')}</KeyButton>
      <KeyButton hotkey="E" disabled={chosen === undefined} onPress={() => (chosen ? edit(chosen) : undefined)}>{t('act.edit')}</KeyButton>
      <KeyButton hotkey="N" variant="contained" data-testid="add-product" onPress={() => edit('new')}>{t('product.add')}</KeyButton>
    </>
  ) : null
  return (
    <>
      {may ? null : <Note kind="warn">{t('readonly.set-up')}</Note>}
      {saved === null ? null : <Note kind="good">✓ {t('act.saved', { name: saved })}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      <Section flush title={t('tab.products')} actions={actions}>
        {query.data ? (
          <DataTable label={t('tab.products')} columns={columns} rows={rows} rowKey={(p) => p.id} selected={selected} onSelect={(p) => setSelected(p.id)} onOpen={edit} empty={<EmptyState title={t('product.none')} next={t('product.none-next')} />} />
        ) : null}
      </Section>
      {file ? (
        <ImportProductsDialog
          file={file}
          onClose={() => setFile(null)}
          onDone={(count) => {
            setFile(null)
            setSaved(`${file.name} · ${count}`)
            void query.refetch()
          }}
        />
      ) : null}
      {editing ? (
        <ProductDialog
          product={editing === 'new' ? null : editing}
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
