import { electronicConditions } from '../../../shared/domain/testing/electronic-crossmatch.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

type Row = OutputOf<'testing.electronicAid'>['units'][number]

/** Which conditions of an electronic cross-match hold, bag by bag. Nothing can be done from here: it is only looked at. */
export function ElectronicAid({ view }: { readonly view: OutputOf<'testing.request'> }) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const unitIds = view.candidates.slice(0, 10).map((u) => u.id)
  const aid = useBenchQuery('testing.electronicAid', { requestId: view.request.id, unitIds }).data
  if (!aid?.on || aid.units.length === 0) return null
  const missing = (row: Row): number => row.conditions.filter((c) => !c.holds).length
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('done.number'), cell: (r) => <strong>{r.unit.selfNumber ?? r.unit.din}</strong> },
    { key: 'group', header: '', cell: (r) => <BloodGroupBadge size="small" group={{ abo: r.unit.abo, rhd: r.unit.rhd }} /> },
    ...electronicConditions.map((condition): Column<Row> => ({
      key: condition,
      header: term('electronicCondition', condition),
      align: 'center',
      cell: (r) => (r.conditions.some((c) => c.condition === condition && c.holds) ? <span style={{ color: '#1b6e3c', fontWeight: 800 }}>{t('aid.yes')}</span> : <span style={{ color: '#a50f17', fontWeight: 800 }}>{t('aid.no')}</span>)
    })),
    { key: 'sum', header: t('aid.result'), cell: (r) => (missing(r) === 0 ? t('aid.all') : t('aid.missing', { count: missing(r) })) }
  ]
  return (
    <Section flush title={t('aid.title')}>
      <DataTable columns={columns} rows={aid.units} rowKey={(r) => r.unit.id} label={t('aid.title')} maxHeight={260} />
    </Section>
  )
}
