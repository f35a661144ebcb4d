import Box from '@mui/material/Box'
import type { WantedLine } from '../../../shared/commands/reservations/reservation-body.ts'
import { aboGroups, rhdTypes } from '../../../shared/domain/stock/blood-group.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { Field } from '../../kit/data/field.tsx'
import { SelectField } from '../../kit/data/select-field.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

/** A line while it is being written; the quantity stays text until it is right. */
export interface LineDraft extends Omit<WantedLine, 'quantity'> {
  readonly quantity: string
}

export const toDraftLine = (line: WantedLine): LineDraft => ({ productCode: line.productCode, abo: line.abo, rhd: line.rhd, unit: line.unit, quantity: String(line.quantity) })

/** The lines as they may be sent; null while one of them is not right. */
export function readLines(drafts: readonly LineDraft[]): WantedLine[] | null {
  const lines = drafts.map((d) => ({ ...d, quantity: /^\d{1,3}$/.test(d.quantity) ? Number(d.quantity) : 0 }))
  return lines.length > 0 && lines.every((l) => l.quantity >= 1 && l.quantity <= 200 && l.productCode !== '') ? lines : null
}

/** Product, group and quantity, one line each. */
export function LineEditor({ lines, onChange }: { readonly lines: readonly LineDraft[]; readonly onChange: (lines: readonly LineDraft[]) => void }) {
  const t = useTexts(reservationsText)
  const term = useTerm()
  const products = (useBenchQuery('stock.products', {}).data?.products ?? []).filter((p) => p.active)
  const first = products[0]
  const set = (at: number, change: Partial<LineDraft>): void => onChange(lines.map((line, i) => (i === at ? { ...line, ...change } : line)))
  const choose = (at: number, code: string): void => set(at, { productCode: code, unit: products.find((p) => p.code === code)?.quantityUnit ?? 'U' })
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      {lines.map((line, i) => (
        <Box key={i} data-testid={`line-${i}`} sx={{ display: 'grid', gridTemplateColumns: '1fr 120px 140px 160px auto', gap: 1, alignItems: 'end' }}>
          <SelectField label={t('col.product')} value={line.productCode} options={products.map((p) => ({ value: p.code, label: `${p.name} ${p.quantity} ${p.quantityUnit}` }))} onChange={(code) => choose(i, code)} />
          <SelectField label={t('col.abo')} value={line.abo} options={aboGroups.map((value) => ({ value, label: value }))} onChange={(abo) => set(i, { abo })} />
          <SelectField label={t('col.rhd')} value={line.rhd} options={rhdTypes.map((value) => ({ value, label: term('rhd', value) }))} onChange={(rhd) => set(i, { rhd })} />
          <Field label={t('col.quantity')} type="number" value={line.quantity} onChange={(quantity) => set(i, { quantity: quantity.slice(0, 3) })} unit={term('quantityUnit', line.unit)} />
          <KeyButton onPress={() => onChange(lines.filter((_, at) => at !== i))}>{t('remove-line')}</KeyButton>
        </Box>
      ))}
      <Box><KeyButton hotkey="F8" data-testid="add-line" disabled={first === undefined} onPress={() => (first === undefined ? undefined : onChange([...lines, { productCode: first.code, abo: 'A', rhd: 'pos', unit: first.quantityUnit, quantity: '' }]))}>{t('add-line')}</KeyButton></Box>
    </Box>
  )
}
