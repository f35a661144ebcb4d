import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { isExpired } from '../../../shared/domain/stock/expiry.ts'
import { instant } from '../../../shared/kernel/time.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { ExpiryText } from '../../kit/time/expiry-text.tsx'
import { TimeText } from '../../kit/time/time-text.tsx'
import { useNow } from '../../kit/time/use-now.ts'
import { findingWords } from '../../kit/look-up/finding-words.ts'
import { StateTag } from './state-tag.tsx'

/** Who the bag is: group large on the right, number, component, state, expiry, place. */
export function UnitHead({ data, soonHours }: { readonly data: OutputOf<'stock.unit'>; readonly soonHours: number }) {
  const t = useTexts(stockText)
  const ui = useText()
  const term = useTerm()
  const now = useNow()
  const { unit } = data
  const past = unit.state !== 'issued' && unit.state !== 'discarded' && isExpired(unit.expiresAt, instant(now))
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 3, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
            <Box data-testid="unit-number" sx={{ fontSize: 34, fontWeight: 800, lineHeight: 1.1 }}>{unit.selfNumber ?? t('no-number')}</Box>
            <StateTag state={unit.state} large />
          </Box>
          <Box sx={{ fontSize: 22, fontWeight: 700, mt: 0.5 }}>{unit.componentName} {unit.quantityText}</Box>
        </Box>
        <BloodGroupBadge size="large" group={{ abo: unit.abo, rhd: unit.rhd }} />
      </Box>
      {past ? <Box role="alert" sx={{ mt: 1.5, p: 1.25, borderRadius: 1, background: '#fde3e1', color: '#7a0f12', fontWeight: 800, fontSize: 18 }}>✕ {t('unit.expired')}</Box> : null}
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, minmax(0, 1fr))', gap: 1.5, m: 0, mt: 2 }}>
        <Fact name={t('col.din')}>{dinText(unit.din)}</Fact>
        <Fact name={t('col.product')}>{unit.productCode}</Fact>
        <Fact name={t('col.expiry')}><ExpiryText at={unit.expiresAt} soonHours={soonHours} /></Fact>
        <Fact name={t('col.fridge')}>{unit.fridgeName ?? '—'}</Fact>
        <Fact name={t('unit.volume')}>{ui('unit.ml', { count: unit.volumeMl })}</Fact>
        <Fact name={t('col.received')}><TimeText at={unit.receivedAt} withDay /></Fact>
        <Fact name={t('unit.dispatch')}>{data.dispatchNumber ?? '—'}</Fact>
        {unit.quarantineReason === null ? null : <Fact name={t('unit.quarantine-reason')}>⚠ {findingWords(term, unit.quarantineReason, t('join'))}</Fact>}
      </Box>
    </Box>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box component="dt" sx={{ fontSize: 13, color: 'text.secondary', fontWeight: 700 }}>{name}</Box>
      <Box component="dd" sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{children}</Box>
    </Box>
  )
}
