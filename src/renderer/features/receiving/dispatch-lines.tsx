import Box from '@mui/material/Box'
import { useState } from 'react'
import type { DispatchLine, LineOutcome } from '../../../shared/domain/receiving/dispatch-line.ts'
import { isTakenOff } from '../../../shared/domain/receiving/listed-bag.ts'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { ExpiryText } from '../../kit/time/expiry-text.tsx'
import { DispatchSummary } from './dispatch-summary.tsx'

const signs: Readonly<Record<LineOutcome, string>> = { pending: '○', accepted: '✓', quarantined: '⚠', rejected: '✕', missing: '✕' }
const tones = { pending: undefined, accepted: 'accept', quarantined: 'attention', rejected: 'refuse', missing: 'refuse' } as const

export interface DispatchLinesProps {
  readonly opened: OutputOf<'receiving.dispatch'>
  /** Bag scanned last: stands on top. */
  readonly lastLineId: string | null
}

/** Lines of a dispatch. The view of the findings is what is reported back to the station, so it can be exported. */
export function DispatchLines({ opened, lastLineId }: DispatchLinesProps) {
  const t = useTexts(receivingText)
  const [view, setView] = useState<'all' | 'pending' | 'problems' | 'summary'>('all')
  const columns = useLineColumns()
  const last = opened.lines.filter((l) => l.id === lastLineId)
  const all = [...last, ...opened.lines.filter((l) => l.id !== lastLineId)]
  const rows = all.filter((l) => view === 'all' || (view === 'pending' ? l.outcome === 'pending' : l.findings.length > 0 || !l.listed || ['quarantined', 'rejected', 'missing'].includes(l.outcome)))
  const choices = (
    <ChoiceKeys
      value={view}
      onChange={setView}
      choices={[
        { value: 'all', label: t('view.all'), hotkey: 'L' },
        { value: 'pending', label: t('view.pending'), hotkey: 'U' },
        { value: 'problems', label: t('view.problems'), hotkey: 'P' },
        { value: 'summary', label: t('view.summary'), hotkey: 'S' }
      ]}
    />
  )
  return (
    <Section title={opened.dispatch.number} actions={choices} flush>
      {view === 'summary' ? <DispatchSummary rows={opened.summary} /> : (
        <DataTable
          label={t('view')}
          columns={columns}
          rows={rows}
          rowKey={(line) => line.id}
          selected={lastLineId}
          tone={(line) => tones[line.outcome]}
          maxHeight="max(240px, calc(100vh - 500px))"
          empty={<EmptyState title={t('view.empty')} />}
          {...(view === 'problems' ? { csvName: `${opened.dispatch.number}-findings` } : {})}
        />
      )}
    </Section>
  )
}

function useLineColumns(): readonly Column<DispatchLine>[] {
  const t = useTexts(receivingText)
  const ui = useText()
  const term = useTerm()
  const found = (line: DispatchLine): string => line.findings.map((f) => term('finding', f)).join('、')
  const outcome = (line: DispatchLine): string => (isTakenOff(line) ? t('taken-off') : term('lineOutcome', line.outcome))
  return [
    { key: 'line', header: t('col.line'), width: 56, cell: (line) => (line.listed ? line.lineNo : t('not-listed')), text: (line) => (line.listed ? String(line.lineNo) : t('not-listed')) },
    {
      key: 'din', header: t('col.din'), text: (line) => line.din,
      cell: (line) => <b data-testid={`line-${line.din}`} data-outcome={line.outcome} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{dinText(line.din)}</b>
    },
    { key: 'product', header: t('col.product'), cell: (line) => <span style={{ whiteSpace: 'nowrap' }}>{line.productCode}</span>, text: (line) => line.productCode },
    { key: 'component', header: t('col.component'), cell: (line) => line.componentName, text: (line) => line.componentName },
    { key: 'group', header: t('col.group'), cell: (line) => <BloodGroupBadge size="small" group={{ abo: line.abo, rhd: line.rhd }} />, text: (line) => `${line.abo} ${ui(`rhd.${line.rhd ?? 'unknown'}`)}` },
    { key: 'volume', header: t('col.volume'), align: 'right', cell: (line) => <span style={{ whiteSpace: 'nowrap' }}>{line.volumeMl > 0 ? ui('unit.ml', { count: line.volumeMl }) : '—'}</span>, text: (line) => String(line.volumeMl) },
    { key: 'expiry', header: t('col.expiry'), cell: (line) => <ExpiryText at={line.expiresAt} />, text: (line) => line.expiresAt },
    { key: 'outcome', header: t('col.outcome'), cell: (line) => <Box component="b" sx={{ whiteSpace: 'nowrap' }}>{signs[line.outcome]} {outcome(line)}</Box>, text: outcome },
    { key: 'findings', header: t('col.findings'), cell: found, text: found }
  ]
}
