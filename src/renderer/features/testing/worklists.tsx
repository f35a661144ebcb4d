import { addHours, instant, toMs } from '../../../shared/kernel/time.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { ExpiryText } from '../../kit/time/expiry-text.tsx'
import { TimeText } from '../../kit/time/time-text.tsx'
import { useNow } from '../../kit/time/use-now.ts'
import { WorkTable } from './work-table.tsx'

type Lists = OutputOf<'testing.worklists'>
export type SampleRow = Lists['samples'][number]
/** From how many hours before its end on a sample is amber. */
const SOON = 12

const bold = { fontSize: 17 } as const

function nearEnd(collectedAt: string, maxHours: number, now: number): boolean {
  return toMs(addHours(collectedAt, maxHours - SOON)) <= now
}

/** Tubes that wait for their group or their screen, the oldest first. */
export function SampleWorklist({ lists, onOpen }: { readonly lists: Lists; readonly onOpen: (row: SampleRow) => void }) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const now = useNow()
  const { samples, maxHours } = lists
  const [oldest] = samples
  const columns: readonly Column<SampleRow>[] = [
    { key: 'number', header: t('samples.number'), cell: (s) => <strong style={{ whiteSpace: 'nowrap' }}>{s.number}</strong> },
    { key: 'patient', header: t('samples.patient'), cell: (s) => <strong style={bold}>{s.patientName}</strong> },
    { key: 'ward', header: t('samples.ward'), cell: (s) => `${s.ward} ${s.bed}` },
    { key: 'request', header: t('samples.request'), cell: (s) => s.requestNumber },
    { key: 'needs', header: t('samples.needs'), cell: (s) => <strong>{s.needs.map((n) => t(`need.${n}`)).join(' · ')}</strong> },
    { key: 'until', header: t('samples.until', { hours: maxHours }), cell: (s) => <ExpiryText at={addHours(s.collectedAt, maxHours)} soonHours={SOON} /> },
    { key: 'warn', header: t('samples.warn'), cell: (s) => (s.discrepancies.length === 0 ? '' : <strong style={{ color: '#a50f17' }}>✕ {s.discrepancies.map((d) => term('groupingDiscrepancy', d)).join('；')}</strong>) }
  ]
  return (
    <Section flush title={t('samples.title', { count: samples.length })} actions={oldest === undefined ? null : <span>{t('samples.oldest', { hours: Math.floor((now - toMs(oldest.collectedAt)) / 3_600_000) })}</span>}>
      <WorkTable
        columns={columns}
        rows={samples}
        rowKey={(s) => s.id}
        label={t('samples.title', { count: samples.length })}
        onOpen={onOpen}
        tone={(s) => (s.discrepancies.length > 0 ? 'refuse' : nearEnd(s.collectedAt, maxHours, now) ? 'attention' : undefined)}
        empty={<EmptyState title={t('samples.empty')} next={t('samples.empty-next')} />}
      />
    </Section>
  )
}

/** Approved requests whose tube is ready and whose bags are not all matched. */
export function MatchWorklist({ lists, onOpen }: { readonly lists: Lists; readonly onOpen: (requestId: string) => void }) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const now = useNow()
  type Row = Lists['matches'][number]
  const columns: readonly Column<Row>[] = [
    { key: 'request', header: t('samples.request'), cell: (r) => <strong style={{ whiteSpace: 'nowrap' }}>{r.requestNumber}</strong> },
    { key: 'patient', header: t('samples.patient'), cell: (r) => <strong style={bold}>{r.patient.name}</strong> },
    { key: 'ward', header: t('samples.ward'), cell: (r) => `${r.patient.ward} ${r.patient.bed}` },
    { key: 'group', header: '', cell: (r) => <BloodGroupBadge size="small" group={r.patient.abo === null ? null : { abo: r.patient.abo, rhd: r.patient.rhd }} /> },
    { key: 'wanted', header: t('matches.wanted'), align: 'right', cell: (r) => `${r.outstanding - r.matched} ${term('quantityUnit', r.quantityUnit)}` },
    { key: 'matched', header: t('matches.matched'), align: 'right', cell: (r) => `${r.matched} ${term('quantityUnit', r.quantityUnit)}` },
    { key: 'until', header: t('samples.until', { hours: lists.maxHours }), cell: (r) => <ExpiryText at={addHours(r.collectedAt, lists.maxHours)} soonHours={SOON} /> },
    { key: 'note', header: t('matches.note'), cell: (r) => (r.antibody ? <strong style={{ color: '#8a4b00' }}>{t('matches.antibody')}</strong> : '') }
  ]
  return (
    <Section flush title={t('matches.title', { count: lists.matches.length })}>
      <WorkTable columns={columns} rows={lists.matches} rowKey={(r) => r.requestId} label={t('matches.title', { count: lists.matches.length })} onOpen={(r) => onOpen(r.requestId)} tone={(r) => (nearEnd(r.collectedAt, lists.maxHours, now) ? 'attention' : undefined)} empty={<EmptyState title={t('matches.empty')} />} />
    </Section>
  )
}

/** What was signed since midnight. */
export function DoneList({ lists, onOpen }: { readonly lists: Lists; readonly onOpen: (requestId: string) => void }) {
  const t = useTexts(groupingText)
  type Row = Lists['done'][number]
  const columns: readonly Column<Row>[] = [
    { key: 'at', header: t('done.at'), cell: (r) => <TimeText at={instant(toMs(r.at))} /> },
    { key: 'kind', header: t('done.kind'), cell: (r) => t(`kind.${r.kind}`) },
    { key: 'number', header: t('done.number'), cell: (r) => <strong>{r.number}</strong> },
    { key: 'patient', header: t('samples.patient'), cell: (r) => r.patientName ?? '—' },
    { key: 'group', header: '', cell: (r) => (r.abo === null ? '' : <BloodGroupBadge size="small" group={{ abo: r.abo, rhd: r.rhd }} />) },
    { key: 'outcome', header: t('done.outcome'), cell: (r) => <strong>{t(`outcome.${r.outcome}`)}</strong> },
    { key: 'people', header: t('done.people'), cell: (r) => `${r.testedBy} / ${r.checkedBy}` }
  ]
  return (
    <Section flush title={t('done.title', { count: lists.done.length })}>
      <WorkTable
        columns={columns}
        rows={lists.done}
        rowKey={(r) => r.id}
        label={t('done.title', { count: lists.done.length })}
        onOpen={(r) => (r.requestId === null ? undefined : onOpen(r.requestId))}
        tone={(r) => (r.outcome === 'discrepancy' || r.outcome === 'incompatible' ? 'refuse' : r.outcome === 'positive' || r.outcome === 'inconclusive' ? 'attention' : undefined)}
        empty={<EmptyState title={t('done.empty')} />}
      />
    </Section>
  )
}
