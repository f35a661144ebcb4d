import { groupingText } from '../../../shared/text/grouping-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { GroupingDialog } from './grouping-dialog.tsx'

export interface RetypeDialogProps {
  readonly unitId: string
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/** ABO/RhD of a bag's own blood against its label. */
export function RetypeDialog({ unitId, onDone, onClose }: RetypeDialogProps) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const work = useBenchQuery('testing.unitWork', { unitId })
  const record = useBenchCommand('testing.retypeUnit')
  if (!work.data) return null
  const { unit } = work.data
  const number = unit.selfNumber ?? unit.din
  return (
    <GroupingDialog
      subject="unit"
      subjectId={unitId}
      title={t('retype.title', { number })}
      known={{ abo: unit.abo, rhd: unit.rhd }}
      knownLabel={t('retype.label')}
      error={record.error}
      busy={record.busy}
      onClose={onClose}
      onSave={async (reactions, signature) => {
        const answer = await record.run({ unitId, reactions, signature })
        if (!answer.ok) return false
        const { abo, rhd, discrepancies, unit: after } = answer.value
        const aside = <BloodGroupBadge group={{ abo: after.abo, rhd: after.rhd }} size="large" />
        if (discrepancies.length === 0) onDone({ kind: 'accept', title: t('retype.done', { number }), aside })
        else {
          const next = t(after.state === 'quarantined' ? 'retype.quarantined' : after.state === 'issued' ? 'retype.issued' : 'retype.not-here')
          const words = discrepancies.map((d) => term('groupingDiscrepancy', d))
          const group = (g: { readonly abo: string; readonly rhd: 'pos' | 'neg' | null }): string => `${g.abo} ${g.rhd === null ? '—' : term('rhd', g.rhd)}`
          if (abo !== null) words.push(t('retype.found', { label: group(after), found: group({ abo, rhd }) }))
          onDone({ kind: 'refuse', title: t('retype.stopped', { number }), reason: words.join('；'), next })
        }
        return true
      }}
    />
  )
}
