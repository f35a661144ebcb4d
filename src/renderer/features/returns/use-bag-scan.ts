import { returnsText } from '../../../shared/text/returns-text.ts'
import { call } from '../../bridge/call.ts'
import { useScan, type ScanPanel } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'

/** Scans that mean one bag of the house; anything else is said to be none. */
export function useBagScan(onBag: (unitId: string) => Promise<VerdictModel | undefined>, idle: string): ScanPanel {
  const t = useTexts(returnsText)
  const toRefusal = useRefusalVerdict()
  return useScan(async ({ raw }) => {
    const read = await call('traceability.identify', { raw })
    if (!read.ok) return toRefusal(read.error, raw)
    const { value } = read
    if (value.kind === 'bag' && value.unitIds.length > 1) return { kind: 'attention', title: t('several', { count: value.unitIds.length }), next: t('several-next') }
    const unitId = value.kind === 'label' ? value.unitId : value.kind === 'bag' ? value.unitIds[0] : undefined
    return unitId === undefined ? { kind: 'attention', title: t('not-bag'), reason: raw, next: idle } : await onBag(unitId)
  })
}
