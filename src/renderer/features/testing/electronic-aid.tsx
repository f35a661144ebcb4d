import { electronicConditions } from '../../../shared/domain/testing/electronic-crossmatch.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

type Unit = OutputOf<'testing.electronicAid'>['units'][number]
type Row = (typeof electronicConditions)[number] | 'sum'

/** Which conditions of an electronic cross-match hold, bag by bag. Nothing can be done from here: it is only looked at. */
export function ElectronicAid({ view }: { readonly view: OutputOf<'testing.request'> }) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const unitIds = view.candidates.slice(0, 5).map((u) => u.id)
  const aid = useBenchQuery('testing.electronicAid', { requestId: view.request.id, unitIds }).data
  if (!aid?.on || aid.units.length === 0) return null
  const cell = (unit: Unit, row: Row) => {
    if (row === 'sum') {
      const missing = unit.conditions.filter((c) => !c.holds).length
      return <strong>{missing === 0 ? t('aid.all') : t('aid.missing', { count: missing })}</strong>
    }
    const holds = unit.conditions.some((c) => c.condition === row && c.holds)
    return <span style={{ color: holds ? '#1b6e3c' : '#a50f17', fontWeight: 800 }}>{t(holds ? 'aid.yes' : 'aid.no')}</span>
  }
  const columns: readonly Column<Row>[] = [
    { key: 'condition', header: t('aid.condition'), cell: (row) => (row === 'sum' ? <strong>{t('aid.result')}</strong> : term('electronicCondition', row)) },
    ...aid.units.map((unit): Column<Row> => ({ key: unit.unit.id, header: unit.unit.selfNumber ?? unit.unit.din, align: 'center', cell: (row) => cell(unit, row) }))
  ]
  return (
    <Section flush title={t('aid.title')}>
      <DataTable columns={columns} rows={[...electronicConditions, 'sum' as const]} rowKey={(row) => row} label={t('aid.title')} />
    </Section>
  )
}
