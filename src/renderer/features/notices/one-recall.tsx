import Box from '@mui/material/Box'
import { useState } from 'react'
import { needsFollowUp } from '../../../shared/domain/notices/notice.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { noticesText } from '../../../shared/text/notices-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Note } from '../../kit/data/note.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { CloseRecallDialog } from './close-recall-dialog.tsx'
import { FollowUpDialog } from './follow-up-dialog.tsx'

type Line = OutputOf<'notices.recall'>['lines'][number]

/** One recall: where each bag is, with which patient, and what became of it. */
export function OneRecall({ recallId, onBack }: { readonly recallId: string; readonly onBack: () => void }) {
  const t = useTexts(noticesText)
  const term = useTerm()
  const may = useMay('handle-stock')
  const view = useBenchQuery('notices.recall', { recallId })
  const letters = useBenchCall('notices.letters')
  const open = useBenchCall('shell.openSlip')
  const [chosen, setChosen] = useState<string | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [doing, setDoing] = useState<readonly Line[] | null>(null)
  const [closing, setClosing] = useState(false)
  const [said, setSaid] = useState<{ readonly text: string; readonly files: readonly string[] } | null>(null)
  const back = <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
  if (view.error) return <Screen title={t('recalls.title')} actions={back}><ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /></Screen>
  if (!view.data) return <Screen title={t('recalls.title')} actions={back}><Progress label={t('recalls.title')} /></Screen>
  const { recall, lines } = view.data
  const toDo = lines.filter(needsFollowUp)
  const work = may && recall.state === 'open'
  const selected = lines.find((l) => l.id === chosen) ?? lines[0]
  const target = ticked.size > 0 ? lines.filter((l) => ticked.has(l.id)) : selected ? [selected] : []
  const tick = (l: Line): void => {
    const next = new Set(ticked)
    if (!next.delete(l.id)) next.add(l.id)
    setTicked(next)
  }
  const write = async (): Promise<void> => {
    const answer = await letters.run({ recallId })
    if (answer.ok) setSaid({ text: answer.value.files.length === 0 ? t('letters.none') : t('letters.made', { count: answer.value.files.length }), files: answer.value.files })
  }
  const columns: readonly Column<Line>[] = [
    ...(work ? [{ key: 'tick', header: t('select'), cell: (l: Line) => <input type="checkbox" aria-label={`${t('select')} ${l.din}`} checked={ticked.has(l.id)} onChange={() => tick(l)} style={{ width: 20, height: 20 }} /> }] : []),
    { key: 'din', header: t('col.din'), cell: (l) => <strong data-testid={`recall-line-${l.din}`} data-done={!needsFollowUp(l)}>{dinText(l.din)}</strong>, text: (l) => l.din },
    { key: 'self', header: t('col.self'), cell: (l) => l.unit?.selfNumber ?? '—', text: (l) => l.unit?.selfNumber ?? '' },
    { key: 'component', header: t('col.component'), cell: (l) => l.unit?.componentName ?? l.productCode, text: (l) => l.unit?.componentName ?? l.productCode },
    { key: 'where', header: t('col.where'), cell: (l) => term('recallWhere', l.where), text: (l) => term('recallWhere', l.where) },
    { key: 'now', header: t('col.now'), cell: (l) => (l.unit === null ? '—' : term('unitState', l.unit.state)), text: (l) => (l.unit === null ? '' : term('unitState', l.unit.state)) },
    { key: 'patient', header: t('col.patient'), cell: (l) => (l.patientName === null ? '' : `${l.patientName} ${l.recordNumber ?? ''}`), text: (l) => l.patientName ?? '' },
    { key: 'ward', header: t('col.ward'), cell: (l) => l.ward ?? '', text: (l) => l.ward ?? '' },
    { key: 'follow', header: t('col.follow-up'), cell: (l) => (l.followUp === null ? (needsFollowUp(l) ? '○' : '—') : `${l.followUp} · ${l.doneByName ?? ''} ${l.doneAt === null ? '' : shanghaiText(l.doneAt)}`), text: (l) => l.followUp ?? '' }
  ]
  return (
    <Screen
      title={t('recall.title', { number: recall.number })}
      actions={
        <>
          {back}
          {may ? <KeyButton hotkey="L" data-testid="recall-letters" onPress={write}>{t('letters')}</KeyButton> : null}
          {work && toDo.length > 0 ? <KeyButton hotkey="A" data-testid="recall-select-all" onPress={() => setTicked(new Set(toDo.map((l) => l.id)))}>{t('select-all')}</KeyButton> : null}
          {work && target.length > 0 ? <KeyButton hotkey="E" data-testid="recall-follow" onPress={() => setDoing(target)}>{ticked.size > 0 ? t('follow-up-all', { count: ticked.size }) : t('follow-up')}</KeyButton> : null}
          {work ? <KeyButton hotkey="C" variant="contained" data-testid="recall-close" disabled={toDo.length > 0} onPress={() => setClosing(true)}>{t('close')}</KeyButton> : null}
        </>
      }
    >
      {said ? <Note kind="good">{said.text} {said.files.map((file) => <KeyButton key={file} size="small" onPress={() => open.run({ file })}>{file.replace('slips/', '')}</KeyButton>)}</Note> : null}
      {letters.error ? <ErrorPanel error={letters.error} /> : null}
      {open.error ? <ErrorPanel error={open.error} /> : null}
      <Section>
        <Box data-testid="recall-head" data-state={recall.state} sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', fontSize: 17 }}>
          <strong>{t(`state.${recall.state}`)}</strong>
          <span>{recall.reason}</span>
          <span>{t('recall.progress', { done: lines.length - toDo.length, all: lines.length })}</span>
          {recall.closedAt === null ? null : <span>{t('closed-by', { at: shanghaiText(recall.closedAt), by: recall.closedByName ?? '', second: recall.closeCheckedByName ?? '', conclusion: recall.conclusion ?? '' })}</span>}
        </Box>
        <Box role="progressbar" aria-label={t('recall.progress', { done: lines.length - toDo.length, all: lines.length })} aria-valuenow={lines.length - toDo.length} aria-valuemin={0} aria-valuemax={lines.length} sx={{ mt: 1, height: 12, background: '#f3d3d1', borderRadius: 1, overflow: 'hidden' }}>
          <Box style={{ width: `${lines.length === 0 ? 100 : (100 * (lines.length - toDo.length)) / lines.length}%` }} sx={{ height: '100%', background: '#1f7a3d' }} />
        </Box>
      </Section>
      <Section flush title={t('col.bags')}>
        <DataTable columns={columns} rows={lines} rowKey={(l) => l.id} label={t('recall.title', { number: recall.number })} selected={selected?.id ?? null} onSelect={(l) => setChosen(l.id)} csvName={`recall-${recall.number}`} tone={(l) => (needsFollowUp(l) ? (l.where === 'issued' ? 'refuse' : 'attention') : 'accept')} />
      </Section>
      {doing ? <FollowUpDialog recallId={recallId} lines={doing} onClose={() => setDoing(null)} onDone={(count) => { setDoing(null); setTicked(new Set()); setSaid({ text: t('fu.done', { count }), files: [] }) }} /> : null}
      {closing ? <CloseRecallDialog recallId={recallId} number={recall.number} onClose={() => setClosing(false)} onDone={() => { setClosing(false); setSaid({ text: t('closed'), files: [] }) }} /> : null}
    </Screen>
  )
}
