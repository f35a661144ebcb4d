import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { returnsText } from '../../../shared/text/returns-text.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import type { Column } from '../../kit/data/data-table.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { ExpiryText } from '../../kit/time/expiry-text.tsx'

/** How a bag is shown in a return. */
export function useBagColumns(): readonly Column<UnitRow>[] {
  const t = useTexts(returnsText)
  return [
    { key: 'self', header: t('col.self'), cell: (b) => <strong>{b.selfNumber ?? '—'}</strong>, text: (b) => b.selfNumber ?? '' },
    { key: 'din', header: t('col.din'), cell: (b) => dinText(b.din), text: (b) => b.din },
    { key: 'group', header: t('col.group'), cell: (b) => <BloodGroupBadge size="small" group={{ abo: b.abo, rhd: b.rhd }} />, text: (b) => `${b.abo} ${b.rhd ?? ''}` },
    { key: 'component', header: t('col.component'), cell: (b) => `${b.componentName} ${b.quantityText}`, text: (b) => `${b.componentName} ${b.quantityText}` },
    { key: 'expires', header: t('col.expires'), cell: (b) => <ExpiryText at={b.expiresAt} />, text: (b) => b.expiresAt }
  ]
}
