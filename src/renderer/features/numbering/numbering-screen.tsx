import Box from '@mui/material/Box'
import { useState } from 'react'
import { numberingText } from '../../../shared/text/numbering-text.ts'
import { peopleText } from '../../../shared/text/people-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { PairChips } from '../../kit/scan-back/pair-chips.tsx'
import { useScanBackIdle } from '../../kit/scan-back/use-scan-back.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { LabelledList } from './labelled-list.tsx'
import { PreviewDialog } from './preview-dialog.tsx'
import { PrintQuestion } from './print-question.tsx'
import { PrinterLine } from './printer-line.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RefusedList } from './refused-list.tsx'
import { useLists } from './use-lists.ts'
import type { LabelledRow } from './use-lists.ts'
import { useNumbering } from './use-numbering.ts'
import { WaitingList } from './waiting-list.tsx'

type Open = { readonly what: 'reprint' | 'spoil' | 'preview'; readonly row: LabelledRow }

/** F4: bags to number on the left, labels to scan back on the right, the verdict over both. */
export default function NumberingScreen() {
  const t = useTexts(numberingText)
  const p = useTexts(peopleText)
  const query = useBenchQuery('numbering.work', {})
  const prints = useBenchQuery('labels.jobs', {})
  const lists = useLists(query.data)
  const work = useNumbering(query.data, lists)
  const [open, setOpen] = useState<Open | null>(null)
  const idle = useScanBackIdle(work.pair, null)
  const waiting = query.data?.waiting ?? []
  const labelled = query.data?.labelled ?? []
  const able = waiting.filter((u) => u.problem === null)
  const all = able.length > 0 && able.every((u) => lists.picked.has(u.id))
  const chosen = lists.picked.size > 0 ? waiting.filter((u) => lists.picked.has(u.id)) : able
  const one = lists.waitingAt
  const row = lists.labelledAt
  const question = prints.data?.jobs.find((job) => job.state === 'unknown')
  const busy = work.state.batch !== null
  const begin = (what: Open['what']) => (): void => (row ? setOpen({ what, row }) : undefined)
  return (
    <Screen title={t('title')} actions={<><GoKey to={work.state.goTo} /><Box component="b">{t('confirmed-today', { count: query.data?.confirmedToday ?? 0 })}</Box></>}>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {question ? <PrintQuestion key={question.id} job={question} /> : null}
      <Box sx={{ position: 'sticky', top: 8, zIndex: 2 }}><Verdict shown={work.panel.shown} busy={work.panel.busy} idle={idle} /></Box>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <PairChips pair={work.pair} />
        <Box sx={{ flex: 1 }} />
        {prints.data ? <PrinterLine jobs={prints.data} /> : null}
      </Box>
      {work.state.batch ? (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Box sx={{ flex: 1 }}><Progress label={work.state.batch.stopping ? p('stopping') : t('batch.progress')} done={work.state.batch.done} total={work.state.batch.total} /></Box>
          <KeyButton hotkey="X" data-testid="stop-batch" disabled={work.state.batch.stopping} onPress={work.stopBatch}>{p('stop')}</KeyButton>
        </Box>
      ) : null}
      {work.state.refused.length > 0 ? <RefusedList rows={work.state.refused} onRead={work.forgetRefused} /> : null}
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(460px, 1fr))', gap: 1.5, alignItems: 'start' }}>
        <Section
          flush
          title={`${lists.active === 'waiting' ? '▶ ' : ''}${t('waiting-count', { count: waiting.length })}`}
          actions={
            <>
              <KeyButton hotkey="A" size="small" data-testid="select-all" disabled={able.length === 0} onPress={() => lists.pick(all ? [] : able.map((u) => u.id))}>{t(all ? 'select-none' : 'select-all')}</KeyButton>
              <KeyButton hotkey="P" size="small" variant="contained" data-testid="assign-one" disabled={one === null || busy} onPress={() => work.assignOne(one)}>{t('assign-one')}</KeyButton>
              <KeyButton hotkey="B" size="small" variant="contained" data-testid="assign-batch" disabled={chosen.length === 0 || busy} onPress={() => work.assignBatch(chosen)}>{t('assign-batch', { count: chosen.length })}</KeyButton>
            </>
          }
        >
          {query.isPending ? null : <WaitingList rows={waiting} lists={lists} />}
        </Section>
        <Section
          flush
          title={`${lists.active === 'labelled' ? '▶ ' : ''}${t('labelled-count', { count: labelled.length })}`}
          actions={
            <>
              <KeyButton hotkey="V" size="small" data-testid="preview" disabled={!row?.job} onPress={begin('preview')}>{t('preview')}</KeyButton>
              <KeyButton hotkey="T" size="small" data-testid="reprint" disabled={row === null} onPress={begin('reprint')}>{t('reprint')}</KeyButton>
              <KeyButton hotkey="S" size="small" color="error" data-testid="spoil" disabled={row === null} onPress={begin('spoil')}>{t('spoil')}</KeyButton>
            </>
          }
        >
          {query.isPending ? null : <LabelledList rows={labelled} lists={lists} />}
        </Section>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('switch')}</Box>
      {open ? <Dialogs open={open} work={work} onClose={() => setOpen(null)} /> : null}
    </Screen>
  )
}

function Dialogs({ open: { what, row }, work, onClose }: { readonly open: Open; readonly work: ReturnType<typeof useNumbering>; readonly onClose: () => void }) {
  const t = useTexts(numberingText)
  const number = row.selfNumber ?? ''
  const words = { number, din: dinText(row.din) }
  if (what === 'preview') return row.job ? <PreviewDialog jobId={row.job.id} number={number} onClose={onClose} /> : null
  if (what === 'reprint') {
    return <ReasonDialog title={t('reprint.title', words)} note={t('reprint.note')} confirmLabel={t('reprint.confirm')} testId="reprint-confirm" onClose={onClose} onConfirm={(reason) => work.reprintLabel(number, reason)} />
  }
  return <ReasonDialog danger title={t('spoil.title', words)} note={t('spoil.note', words)} confirmLabel={t('spoil.confirm')} testId="spoil-confirm" onClose={onClose} onConfirm={(reason) => work.spoilNumber(row, reason)} />
}
