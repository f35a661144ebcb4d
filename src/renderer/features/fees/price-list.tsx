import Box from '@mui/material/Box'
import { useState } from 'react'
import { fenOfYuan, yuanOfFen } from '../../../shared/domain/fees/money.ts'
import { feesText } from '../../../shared/text/fees-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Note } from '../../kit/data/note.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { MoneyText } from './money-text.tsx'

type Row = OutputOf<'fees.prices'>['prices'][number]

/** What each product costs, from which day on. Older prices stay in sight: they still count for the bags of their time. */
export function PriceList({ onBack }: { readonly onBack: () => void }) {
  const t = useTexts(feesText)
  const may = useMay('settle-fees')
  const query = useBenchQuery('fees.prices', {})
  const [adding, setAdding] = useState(false)
  const [saved, setSaved] = useState(false)
  const rows = query.data?.prices ?? []
  const columns: readonly Column<Row>[] = [
    { key: 'product', header: t('col.product'), cell: (p) => <strong>{p.productCode}</strong>, text: (p) => p.productCode },
    { key: 'name', header: t('col.name'), cell: (p) => p.productName ?? '—', text: (p) => p.productName ?? '' },
    { key: 'from', header: t('col.from'), cell: (p) => p.fromDay, text: (p) => p.fromDay },
    { key: 'price', header: t('col.price'), align: 'right', cell: (p) => <MoneyText fen={p.priceFen} />, text: (p) => yuanOfFen(p.priceFen) }
  ]
  return (
    <Screen
      title={t('price.title')}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          {may ? <KeyButton hotkey="N" variant="contained" data-testid="price-add" onPress={() => setAdding(true)}>{t('price.add')}</KeyButton> : null}
        </>
      }
    >
      {saved ? <Note kind="good">{t('price.saved')}</Note> : null}
      {query.error ? <ErrorPanel error={query.error.error} /> : null}
      <Section flush title={t('price.title')}><DataTable label={t('price.title')} columns={columns} rows={rows} rowKey={(p) => p.id} csvName="prices" empty={<EmptyState title={t('price.none')} />} /></Section>
      <Box sx={{ color: 'text.secondary', fontSize: 15 }}>{t('price.help')}</Box>
      {adding ? <PriceDialog onClose={() => setAdding(false)} onDone={() => { setAdding(false); setSaved(true) }} /> : null}
    </Screen>
  )
}

function PriceDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useTexts(feesText)
  const ui = useText()
  const save = useBenchCommand('fees.savePrice')
  const [code, setCode] = useState('')
  const [from, setFrom] = useState('')
  const [yuan, setYuan] = useState('')
  const fen = fenOfYuan(yuan)
  const ready = /^[A-Z][A-Za-z0-9]{4}$/.test(code) && /^\d{4}-\d{2}-\d{2}$/.test(from) && fen !== null && fen >= 0 && !save.busy
  const store = async (): Promise<void> => {
    if (fen === null) return
    const answer = await save.run({ productCode: code, fromDay: from, priceFen: fen })
    if (answer.ok) onDone()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="price-save" disabled={!ready} onPress={store}>{t('price.save')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('price.add')} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Field label={t('price.code')} required autoFocus value={code} onChange={(text) => setCode(text.trim().slice(0, 5))} />
        <Field label={t('price.from')} required type="date" value={from} onChange={setFrom} />
        <Field label={t('price.yuan')} required value={yuan} onChange={setYuan} error={yuan !== '' && fen === null ? t('price.yuan-bad') : null} help={t('price.help')} />
        {save.error ? <ErrorPanel error={save.error} /> : null}
      </Box>
    </KitDialog>
  )
}
