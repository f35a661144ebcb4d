import { testingText } from '../../../shared/text/testing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'

type Match = OutputOf<'testing.request'>['matches'][number]
const keys = ['number', 'din', 'group', 'quantity', 'expires', 'fridge'] as const

/** Signed results of this request. */
export function MatchesSection({ matches }: { readonly matches: readonly Match[] }) {
  const t = useTexts(testingText)
  const term = useTerm()
  const unitColumns = useUnitColumns(keys)
  if (matches.length === 0) return null
  const columns: readonly Column<Match>[] = [
    ...unitColumns.map((c): Column<Match> => ({ key: c.key, header: c.header, cell: (m) => c.cell(m.unit) })),
    { key: 'method', header: t('result.method'), cell: (m) => term('crossmatchMethod', m.method) },
    { key: 'result', header: t('result.result'), cell: (m) => <><strong>{m.compatible ? `✓ ${t('result.fits')}` : `✕ ${t('result.fits-not')}`}</strong> {t('result.sides', { major: term('sideResult', m.major), minor: term('sideResult', m.minor) })}</> },
    { key: 'at', header: t('matches.at'), cell: (m) => <TimeText at={m.testedAt} /> },
    { key: 'state', header: t('matches.state'), cell: (m) => term('unitState', m.unit.state) }
  ]
  return (
    <Section flush title={t('matches.title', { count: matches.length })}>
      <DataTable columns={columns} rows={matches.toReversed()} rowKey={(m) => m.id} label={t('matches.title', { count: matches.length })} tone={(m) => (m.compatible ? 'accept' : 'refuse')} maxHeight={220} />
    </Section>
  )
}
