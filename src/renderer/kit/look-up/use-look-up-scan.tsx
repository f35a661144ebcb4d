import { useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import { isExpired } from '../../../shared/domain/stock/expiry.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { lookUpText } from '../../../shared/text/look-up-text.ts'
import { BloodGroupBadge } from '../badge/blood-group-badge.tsx'
import { call } from '../../bridge/call.ts'
import { dinText } from '../bench/din-text.ts'
import { destinationOf, useKnownCode } from '../scan-back/use-known-code.ts'
import type { Destination } from '../scan-back/use-known-code.ts'
import { useScan } from '../scan/use-scan.ts'
import type { ScanPanel } from '../scan/use-scan.ts'
import { useTerm } from '../text/use-term.ts'
import { useTexts } from '../text/use-text.ts'
import { useRefusalVerdict } from '../verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../verdict/verdict-model.ts'
import { findingWords } from './finding-words.ts'

export interface LookUpScan extends ScanPanel {
  /** Where the last scan that was no bag belongs, for `<GoKey to={…} />`. */
  readonly elsewhere: Destination | null
}

/**
 * Scans of a screen that waits for nothing: a bag or its label opens the page of the bag; its verdict is the bag's state,
 * never a promise that it may be issued (that is decided at issue). Several bags of one DIN are listed.
 */
export function useLookUpScan(): LookUpScan {
  const t = useTexts(lookUpText)
  const go = useNavigate()
  const known = useKnownCode()
  const toRefusal = useRefusalVerdict()
  const [elsewhere, setElsewhere] = useState<Destination | null>(null)
  const verdictOf = useUnitVerdict()

  const open = async (unitId: string): Promise<VerdictModel> => {
    const found = await call('stock.unit', { unitId })
    if (!found.ok) return toRefusal(found.error, unitId)
    await go(`/stock/${encodeURIComponent(unitId)}`)
    return verdictOf(found.value.unit)
  }
  const list = async (din: string): Promise<void> => {
    await go(`/stock?state=all&text=${encodeURIComponent(din)}`)
  }
  const scan = useScan(async ({ raw }) => {
    setElsewhere(null)
    const answer = await call('traceability.identify', { raw })
    if (!answer.ok) return toRefusal(answer.error, raw)
    const read = answer.value
    if (read.kind === 'label') return open(read.unitId)
    if (read.kind === 'own-din') {
      await list(read.din)
      return { kind: 'attention', title: t('own-din', { din: dinText(read.din) }), next: t('own-din-next') }
    }
    if (read.kind !== 'bag') {
      setElsewhere(destinationOf(read))
      return known.verdict(read, t('expected'))
    }
    const only = await unitOf(read)
    if (only !== null) return open(only)
    if (read.unitIds.length === 0) return { kind: 'attention', title: t('bag-unknown', { din: dinText(read.din) }), next: t('bag-unknown-next') }
    await list(read.din)
    return { kind: 'attention', title: t('split', { count: read.unitIds.length }), reason: dinText(read.din), next: t('split-next') }
  })
  return { ...scan, elsewhere }
}

/** The one bag meant by a DIN and, where it was read with it, a product code. Null: none or several. */
async function unitOf({ din, productCode, unitIds }: { readonly din: string; readonly productCode: string | null; readonly unitIds: readonly string[] }): Promise<string | null> {
  if (unitIds.length <= 1) return unitIds[0] ?? null
  if (productCode === null) return null
  const found = await Promise.all(unitIds.slice(0, 20).map((unitId) => call('stock.unit', { unitId })))
  const same = found.flatMap((f) => (f.ok && f.value.unit.productCode === productCode && f.value.unit.din === din ? [f.value.unit.id] : []))
  return same.length === 1 ? (same[0] ?? null) : null
}

/** The state of a bag in one glance: green only for a bag in stock that has not expired. */
function useUnitVerdict(): (unit: UnitRow) => VerdictModel {
  const t = useTexts(lookUpText)
  const term = useTerm()
  return useCallback(
    (unit) => {
      const title = `${unit.selfNumber ?? dinText(unit.din)} · ${term('unitState', unit.state)}`
      const aside = <BloodGroupBadge size="large" group={{ abo: unit.abo, rhd: unit.rhd }} />
      const gone = unit.state === 'issued' || unit.state === 'discarded' || unit.state === 'returned' || unit.state === 'sent-back'
      if (!gone && isExpired(unit.expiresAt, new Date().toISOString())) return { kind: 'refuse', title, reason: t('expired'), next: t('expired-next'), aside }
      if (unit.state === 'in-stock') return { kind: 'accept', title, reason: unit.componentName, aside }
      const reason = unit.state === 'quarantined' ? t('quarantined', { reason: findingWords(term, unit.quarantineReason ?? '—', t('join')) }) : t('not-usable')
      return { kind: 'attention', title, reason, aside }
    },
    [t, term]
  )
}
