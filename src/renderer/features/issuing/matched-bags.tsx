import { needsCrossmatch } from '../../../shared/domain/stock/component-class.ts'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

const keys = ['fridge', 'number', 'din', 'group', 'component', 'quantity', 'expires'] as const

/** Bags to fetch and where they lie: the cross-matched ones, or those the group allows where none is needed. */
export function MatchedBags({ view, collected }: { readonly view: OutputOf<'testing.request'>; readonly collected: readonly string[] }) {
  const t = useTexts(issuingText)
  const columns = useUnitColumns(keys)
  const crossed = needsCrossmatch[view.request.componentClass]
  const known = new Map<string, UnitRow>()
  // A later incompatible result takes the bag away again.
  if (crossed) for (const match of view.matches) if (match.compatible) known.set(match.unitId, match.unit)
  if (crossed) for (const match of view.matches) if (!match.compatible) known.delete(match.unitId)
  const units = (crossed ? [...known.values()] : view.candidates).filter((unit) => unit.state === 'in-stock' && !collected.includes(unit.id))
  // Without a cross-match core's order stays: same group first, then first to expire.
  const rows = crossed ? units.toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt)) : units
  return (
    <Section flush title={t(crossed ? 'matched.title' : 'matched.title-uncrossed', { count: rows.length })}>
      <DataTable columns={columns} rows={rows} rowKey={(u) => u.id} label={t('matched.label')} maxHeight={260} empty={<EmptyState title={t('matched.empty')} next={t(crossed ? 'matched.empty-next' : 'matched.empty-next-uncrossed')} />} />
    </Section>
  )
}
