import { groupingText } from '../../../shared/text/grouping-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { GroupingDialog } from './grouping-dialog.tsx'

export interface GroupSampleDialogProps {
  readonly sampleId: string
  readonly onDone: (verdict: VerdictModel) => void
  readonly onClose: () => void
}

/** ABO/RhD of one tube. */
export function GroupSampleDialog({ sampleId, onDone, onClose }: GroupSampleDialogProps) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const work = useBenchQuery('testing.sampleWork', { sampleId })
  const record = useBenchCommand('testing.recordGrouping')
  if (!work.data) return null
  const { sample, patient } = work.data
  const known = patient.abo === null ? null : { abo: patient.abo, rhd: patient.rhd }
  return (
    <GroupingDialog
      subject="sample"
      subjectId={sampleId}
      title={t('group.title', { name: patient.name, number: sample.number })}
      known={known}
      knownLabel={t('group.history')}
      error={record.error}
      busy={record.busy}
      onClose={onClose}
      onSave={async (reactions, signature) => {
        const answer = await record.run({ sampleId, reactions, signature })
        if (!answer.ok) return false
        const { abo, rhd, discrepancies } = answer.value
        onDone(
          discrepancies.length === 0
            ? { kind: 'accept', title: t('group.done', { number: sample.number }), aside: <BloodGroupBadge group={abo === null ? null : { abo, rhd }} size="large" /> }
            : { kind: 'refuse', title: t('group.stopped', { number: sample.number }), reason: discrepancies.map((d) => term('groupingDiscrepancy', d)).join('；'), next: t('group.stopped-next') }
        )
        return true
      }}
    />
  )
}
