import Box from '@mui/material/Box'
import { useState } from 'react'
import { readGrouping } from '../../../shared/domain/testing/read-grouping.ts'
import type { BloodGroup } from '../../../shared/domain/stock/blood-group.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { useStore } from '../../bridge/store.ts'
import { useSession } from '../../bridge/use-session.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import type { GroupingReactions } from '../../../shared/domain/testing/reaction.ts'
import { asksWeakD, forwardCells, reverseCells, toReactions } from './grouping-form.ts'
import { GroupingResult } from './grouping-result.tsx'
import { emptyGrouping, groupingSession } from './grouping-session.ts'
import type { GroupingSession } from './grouping-session.ts'
import { ReactionGrid } from './reaction-grid.tsx'

export interface GroupingDialogProps {
  readonly subject: 'sample' | 'unit'
  readonly subjectId: string
  readonly title: string
  /** The group known before: the patient's history, or the label of the bag. */
  readonly known: BloodGroup | null
  readonly knownLabel: string
  readonly error: CallError | null
  readonly busy: boolean
  /** True: it was saved, the dialog may forget what was entered. */
  readonly onSave: (reactions: GroupingReactions, signature: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Reactions by keys, the group as the rule reads it, the second person's signature. What the rule does not read, nobody can pick. */
export function GroupingDialog(props: GroupingDialogProps) {
  const { subject, subjectId, title, known, knownLabel, error, busy, onSave, onClose } = props
  const t = useTexts(groupingText)
  const kit = useText()
  const userId = useSession().data?.person?.userId ?? ''
  const kept = useStore(groupingSession)
  const session: GroupingSession = kept.subjectId === subjectId && kept.userId === userId ? kept : { ...emptyGrouping, userId, subjectId }
  const [signing, setSigning] = useState(false)
  const change = (part: Partial<GroupingSession>): void => groupingSession.set({ ...session, ...part })
  const { values } = session
  const weakD = asksWeakD(values) ? session.weakD : null
  const reactions = toReactions(values, weakD, subject)
  const reading = reactions === null ? null : readGrouping(reactions, subject === 'unit' ? 'donor' : 'recipient')
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    if (reactions !== null && (await onSave(reactions, signature))) groupingSession.set(emptyGrouping)
  }
  const result = <GroupingResult subject={subject} reading={reading} known={known} />
  if (signing) {
    const [purpose, signTitle] = subject === 'unit' ? (['testing.retypeUnit', 'retype.sign-title'] as const) : (['testing.recordGrouping', 'group.sign-title'] as const)
    return (
      <SecondPersonDialog open purpose={purpose} title={t(signTitle)} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18, fontWeight: 700, mb: 1 }}>{title}</Box>
        {result}
      </SecondPersonDialog>
    )
  }
  const cell = (key: (typeof forwardCells)[number] | (typeof reverseCells)[number]) => ({ key, label: t(`group.${key}`), optional: key === 'control' || (subject === 'unit' && !forwardCells.some((f) => f === key)) })
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{kit('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="F9" variant="contained" color={reading?.kind === 'discrepancy' ? 'error' : 'success'} data-testid="sign-grouping" disabled={reading === null || busy} onPress={() => setSigning(true)}>{t('group.sign')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={title} onClose={onClose} actions={actions} maxWidth="md">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <strong>{knownLabel}</strong>
        {known === null ? <span>{t('group.no-history')}</span> : <BloodGroupBadge group={known} />}
      </Box>
      <ReactionGrid
        rows={[
          { label: t('group.forward'), cells: forwardCells.map(cell) },
          { label: t(subject === 'unit' ? 'group.reverse-optional' : 'group.reverse'), cells: reverseCells.map(cell) }
        ]}
        values={values}
        onChange={(next) => change({ values: next })}
      />
      <Box sx={{ color: 'text.secondary', fontSize: 14, my: 1 }}>{t('group.keys')}</Box>
      {asksWeakD(values) ? (
        <ChoiceKeys
          label={t('group.weak-d')}
          value={weakD}
          onChange={(value) => change({ weakD: value === weakD ? null : value })}
          choices={(['positive', 'negative'] as const).map((value) => ({ value, label: t(`group.weak-d-${value}`), hotkey: value === 'positive' ? 'P' : 'N' }))}
        />
      ) : null}
      <Box sx={{ mt: 1.5 }}>{result}</Box>
      {error ? <Box sx={{ mt: 1.5 }}><ErrorPanel error={error} /></Box> : null}
    </KitDialog>
  )
}
