import { addHours } from '../../../shared/kernel/time.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { ExpiryText } from '../../kit/time/expiry-text.tsx'
import { TimeText } from '../../kit/time/time-text.tsx'
import type { Work } from './work-dialog.tsx'

type Sample = OutputOf<'testing.request'>['samples'][number]

export interface SamplesSectionProps {
  readonly samples: readonly Sample[]
  readonly disabled: boolean
  readonly onReceive: () => void
  readonly onWork: (work: Work) => void
}

/** Tubes of the patient; the latest one counts. */
export function SamplesSection({ samples, disabled, onReceive, onWork }: SamplesSectionProps) {
  const t = useTexts(testingText)
  const g = useTexts(groupingText)
  const latest = samples.at(-1)
  const tube = latest?.state === 'accepted' ? latest : null
  const term = useTerm()
  const maxHours = useBenchQuery('ops.site', {}).data?.sampleMaxHours
  const columns: readonly Column<Sample>[] = [
    { key: 'number', header: t('sample.number'), cell: (s) => <strong>{s.number}</strong> },
    { key: 'collected', header: t('sample.collected-short'), cell: (s) => <TimeText at={s.collectedAt} /> },
    { key: 'until', header: t('sample.until'), cell: (s) => (s.state === 'accepted' && maxHours !== undefined ? <ExpiryText at={addHours(s.collectedAt, maxHours)} soonHours={12} /> : '—') },
    { key: 'state', header: t('sample.state'), cell: (s) => (s.state === 'accepted' ? `✓ ${term('sampleState', s.state)}` : `✕ ${term('sampleState', s.state)}：${s.rejectReason ?? ''}`) },
    { key: 'group', header: t('sample.group'), cell: (s) => <BloodGroupBadge size="small" group={s.abo === null ? null : { abo: s.abo, rhd: s.rhd }} /> },
    { key: 'screen', header: t('sample.screen'), cell: (s) => (s.antibodyScreen === null ? t('sample.not-done') : term('antibodyScreen', s.antibodyScreen)) }
  ]
  return (
    <Section flush title={t('sample.list')} actions={
        <>
          {tube ? <KeyButton hotkey="G" data-testid="group-sample" disabled={disabled} onPress={() => onWork({ kind: 'group', id: tube.id })}>{g('group.button')} {tube.number}</KeyButton> : null}
          {tube ? <KeyButton hotkey="B" data-testid="screen-sample" disabled={disabled} onPress={() => onWork({ kind: 'screen', id: tube.id })}>{g('screen.button')} {tube.number}</KeyButton> : null}
          <KeyButton hotkey="S" data-testid="receive-sample" disabled={disabled} onPress={onReceive}>{t('sample.receive')}</KeyButton>
        </>
      }
    >
      <DataTable columns={columns} rows={samples.toReversed()} rowKey={(s) => s.id} label={t('sample.list')} tone={(s) => (s.state === 'rejected' ? 'refuse' : undefined)} maxHeight={180} empty={<EmptyState title={t('sample.none')} next={t('sample.none-next')} />} />
    </Section>
  )
}
