import { useMemo } from 'react'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { ExpiryText } from '../../kit/time/expiry-text.tsx'
import { TimeText } from '../../kit/time/time-text.tsx'
import { StateTag } from './state-tag.tsx'

/** Columns of the stock list. The export carries whole values (times with the year, product code), the screen what fits. */
export function useStockColumns(soonHours: number): readonly Column<UnitRow>[] {
  const t = useTexts(stockText)
  const ui = useText()
  const term = useTerm()
  return useMemo(
    () => [
      { key: 'number', header: t('col.number'), cell: (u) => <strong style={{ whiteSpace: 'nowrap' }}>{u.selfNumber ?? t('no-number')}</strong>, text: (u) => u.selfNumber ?? '' },
      { key: 'din', header: t('col.din'), cell: (u) => <span style={{ whiteSpace: 'nowrap' }}>{dinText(u.din)}</span>, text: (u) => u.din },
      { key: 'component', header: t('col.component'), cell: (u) => <>{u.componentName} <span style={{ whiteSpace: 'nowrap' }}>{u.quantityText}</span></>, text: (u) => u.componentName },
      { key: 'group', header: t('col.group'), cell: (u) => <BloodGroupBadge size="small" group={{ abo: u.abo, rhd: u.rhd }} />, text: (u) => `${u.abo} ${ui(`rhd.${u.rhd ?? 'unknown'}`)}` },
      { key: 'state', header: t('col.state'), cell: (u) => <StateTag state={u.state} />, text: (u) => term('unitState', u.state) },
      { key: 'expiry', header: t('col.expiry'), cell: (u) => <ExpiryText at={u.expiresAt} soonHours={soonHours} />, text: (u) => shanghaiText(u.expiresAt) },
      { key: 'fridge', header: t('col.fridge'), cell: (u) => u.fridgeName ?? '—', text: (u) => u.fridgeName ?? '' },
      { key: 'received', header: t('col.received'), cell: (u) => <TimeText at={u.receivedAt} />, text: (u) => shanghaiText(u.receivedAt) }
    ],
    [soonHours, t, ui, term]
  )
}
