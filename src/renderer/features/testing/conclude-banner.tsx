import Box from '@mui/material/Box'
import { useState } from 'react'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useSession } from '../../bridge/use-session.ts'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { ConcludeDialog } from './conclude-dialog.tsx'

export interface ConcludeBannerProps {
  readonly sampleId: string
  readonly disabled: boolean
  readonly onDone: (verdict: VerdictModel) => void
}

/** The latest tube has no group because of a discrepancy: why, and the way to conclude for who may. */
export function ConcludeBanner({ sampleId, disabled, onDone }: ConcludeBannerProps) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const may = useSession().data?.person?.capabilities.includes('conclude') === true
  const work = useBenchQuery('testing.sampleWork', { sampleId }).data
  const [open, setOpen] = useState(false)
  const last = work?.groupings.at(-1)
  if (work === undefined || last === undefined || last.discrepancies.length === 0 || work.sample.abo !== null) return null
  const kind = last.abo === null ? 'over-discrepancy' : 'history-correction'
  const done = (verdict: VerdictModel): void => {
    setOpen(false)
    onDone(verdict)
  }
  return (
    <Box data-testid="conclude-banner" sx={{ border: '3px solid #a50f17', background: '#fdecec', borderRadius: 2, p: 1.5, display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
      <Box sx={{ fontSize: 17, fontWeight: 700 }}>
        ✕ {t('group.discrepancy')} · {work.sample.number}：{last.discrepancies.map((d) => term('groupingDiscrepancy', d)).join('；')}
        {may ? null : <Box sx={{ fontSize: 14, fontWeight: 400 }}>{t('conclude.who')}</Box>}
      </Box>
      <KeyButton hotkey="K" data-testid="conclude-group" disabled={disabled || !may} onPress={() => setOpen(true)}>{t(`conclude.button-${kind}`)}</KeyButton>
      {open ? <ConcludeDialog work={work} onDone={done} onClose={() => setOpen(false)} /> : null}
    </Box>
  )
}
