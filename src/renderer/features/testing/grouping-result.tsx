import Box from '@mui/material/Box'
import type { BloodGroup } from '../../../shared/domain/stock/blood-group.ts'
import type { GroupingDiscrepancy } from '../../../shared/domain/testing/grouping.ts'
import type { GroupingReading } from '../../../shared/domain/testing/read-grouping.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

export interface GroupingResultProps {
  readonly subject: 'sample' | 'unit'
  /** Null: not complete yet. */
  readonly reading: GroupingReading | null
  readonly known: BloodGroup | null
}

/** The group, large, or why there is none: every reason in words. */
export function GroupingResult({ subject, reading, known }: GroupingResultProps) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const frame = { borderRadius: 2, p: 2, minHeight: 110, display: 'flex', gap: 2.5, alignItems: 'center' } as const
  if (reading === null) return <Box data-testid="grouping-result" sx={{ ...frame, border: '2px dashed #93a1b0', color: 'text.secondary', fontSize: 20 }}>{t('group.waiting')}</Box>
  const differs = reading.kind === 'group' && known !== null && (reading.abo !== known.abo || reading.rhd !== known.rhd)
  const reasons: readonly GroupingDiscrepancy[] = reading.kind === 'discrepancy' ? reading.reasons : differs ? [subject === 'unit' ? 'differs-from-label' : 'differs-from-history'] : []
  const group = reading.kind === 'group' ? <BloodGroupBadge group={{ abo: reading.abo, rhd: reading.rhd }} size="large" /> : null
  if (reasons.length === 0) {
    return (
      <Box data-testid="grouping-result" data-outcome="clear" sx={{ ...frame, border: '3px solid #1b6e3c', background: '#eaf6ee' }}>
        {group}
        <Box sx={{ fontSize: 20, fontWeight: 800, color: '#14532d' }}>
          ✓ {t(subject === 'unit' ? 'group.clear-unit' : 'group.clear')}
          {reading.kind === 'group' && reading.weakD ? <Box sx={{ color: '#8a4b00' }}>⚠ {t(subject === 'unit' ? 'group.weak-d-note-donor' : 'group.weak-d-note-recipient')}</Box> : null}
        </Box>
      </Box>
    )
  }
  return (
    <Box data-testid="grouping-result" data-outcome="discrepancy" sx={{ ...frame, border: '3px solid #a50f17', background: '#fdecec' }}>
      {group}
      <Box>
        <Box sx={{ fontSize: 22, fontWeight: 800, color: '#a50f17' }}>✕ {t('group.discrepancy')}</Box>
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 17, fontWeight: 700 }}>
          {reasons.map((reason) => <li key={reason}>{term('groupingDiscrepancy', reason)}</li>)}
        </Box>
        <Box sx={{ mt: 0.5 }}>{t(subject === 'unit' ? 'group.stops-unit' : 'group.stops')}</Box>
      </Box>
    </Box>
  )
}
