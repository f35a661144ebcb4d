import { useMemo } from 'react'
import { kitBenchText } from '../../../shared/text/kit-bench-text.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { BloodGroupBadge } from '../badge/blood-group-badge.tsx'
import type { Column } from '../data/data-table.tsx'
import { useTexts } from '../text/use-text.ts'
import { ExpiryText } from '../time/expiry-text.tsx'
import { dinText } from './din-text.ts'

export type UnitColumnKey = 'number' | 'din' | 'component' | 'group' | 'quantity' | 'expires' | 'fridge'

const strong = { fontWeight: 800, fontSize: 17, whiteSpace: 'nowrap' } as const
const number = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const

/** Columns of a bag, alike in every table of the bench. Pass a constant list: it says which and in what order. */
export function useUnitColumns(keys: readonly UnitColumnKey[]): readonly Column<UnitRow>[] {
  const t = useTexts(kitBenchText)
  return useMemo(() => {
    const all: Readonly<Record<UnitColumnKey, Column<UnitRow>>> = {
      number: { key: 'number', header: t('unit.self-number'), cell: (u) => <span style={strong}>{u.selfNumber ?? '—'}</span> },
      din: { key: 'din', header: t('unit.din'), cell: (u) => <span style={number}>{dinText(u.din)}</span> },
      component: { key: 'component', header: t('unit.component'), cell: (u) => u.componentName },
      group: { key: 'group', header: t('unit.group'), cell: (u) => <BloodGroupBadge size="small" group={{ abo: u.abo, rhd: u.rhd }} /> },
      quantity: { key: 'quantity', header: t('unit.quantity'), cell: (u) => u.quantityText },
      expires: { key: 'expires', header: t('unit.expires'), cell: (u) => <ExpiryText at={u.expiresAt} /> },
      fridge: { key: 'fridge', header: t('unit.fridge'), cell: (u) => <strong>{u.fridgeName ?? t('unit.no-fridge')}</strong> }
    }
    return keys.map((key) => all[key])
  }, [keys, t])
}
