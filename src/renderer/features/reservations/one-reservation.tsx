import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Note } from '../../kit/data/note.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { ReservationEditor } from './reservation-editor.tsx'
import { SaveTemplateDialog } from './save-template-dialog.tsx'

type View = OutputOf<'reservations.one'>
type Line = View['lines'][number]

/** One reservation: what was asked, what the station said line by line, what came for it. */
export function OneReservation({ reservationId, onBack }: { readonly reservationId: string; readonly onBack: () => void }) {
  const t = useTexts(reservationsText)
  const view = useBenchQuery('reservations.one', { reservationId })
  const back = <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
  if (view.error) return <Screen title={t('title')} actions={back}><ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /></Screen>
  if (!view.data) return <Screen title={t('title')} actions={back}><Progress label={t('title')} /></Screen>
  return <Work view={view.data} onBack={onBack} />
}

function Work({ view: { found, lines, feedback, dispatches }, onBack }: { readonly view: View; readonly onBack: () => void }) {
  const t = useTexts(reservationsText)
  const term = useTerm()
  const go = useNavigate()
  const may = useMay('receive')
  const submit = useBenchCommand('reservations.submit')
  const withdraw = useBenchCommand('reservations.withdraw')
  const see = useBenchCommand('reservations.see')
  const print = useBenchCall('reservations.print')
  const open = useBenchCall('shell.openSlip')
  const [doing, setDoing] = useState<'edit' | 'withdraw' | 'template' | null>(null)
  const [said, setSaid] = useState<{ readonly text: 'saved' | 'submitted' | 'amended' | 'withdrawn' | 'printed' | 'template.saved'; readonly file: string } | null>(null)
  const { unseen, id } = found
  const { run: look } = see
  useEffect(() => {
    if (unseen && may) void look({ reservationId: id })
  }, [unseen, may, id, look])
  const say = (text: NonNullable<typeof said>['text'], file = ''): void => {
    setDoing(null)
    setSaid({ text, file })
  }
  if (doing === 'edit') return <ReservationEditor start={[]} old={found} onBack={() => setDoing(null)} onDone={() => say(found.state === 'draft' ? 'saved' : 'amended')} />
  const send = async (): Promise<void> => {
    const answer = await submit.run({ reservationId: id })
    if (answer.ok) say('submitted')
  }
  const takeBack = async (reason: string): Promise<void> => {
    const answer = await withdraw.run({ reservationId: id, reason })
    if (answer.ok) say('withdrawn')
  }
  const paper = async (): Promise<void> => {
    const answer = await print.run({ reservationId: id })
    if (answer.ok) say('printed', answer.value.file)
  }
  const draft = found.state === 'draft'
  const columns: readonly Column<Line>[] = [
    { key: 'product', header: t('col.product'), cell: (l) => <strong>{l.productName}</strong>, text: (l) => l.productName },
    { key: 'group', header: t('col.abo'), cell: (l) => `${l.abo} ${term('rhd', l.rhd)}`, text: (l) => `${l.abo} ${l.rhd}` },
    { key: 'quantity', header: t('col.quantity'), align: 'right', cell: (l) => `${l.quantity} ${term('quantityUnit', l.unit)}`, text: (l) => String(l.quantity) },
    { key: 'answer', header: t('col.answer'), cell: (l) => <span data-testid={`line-answer-${l.lineNo}`} data-answer={l.answer}>{term('lineAnswer', l.answer)}</span>, text: (l) => term('lineAnswer', l.answer) },
    { key: 'promised', header: t('col.promised'), align: 'right', cell: (l) => l.promised, text: (l) => String(l.promised) },
    { key: 'came', header: t('col.came'), align: 'right', cell: (l) => l.came, text: (l) => String(l.came) },
    { key: 'reason', header: t('col.reason'), cell: (l) => l.reason, text: (l) => l.reason },
    { key: 'expected', header: t('col.expected'), cell: (l) => <TimeText at={l.expectedAt} withDay />, text: (l) => l.expectedAt ?? '' }
  ]
  const error = submit.error ?? withdraw.error ?? print.error ?? open.error
  return (
    <Screen
      title={`${t('title')} · ${found.number}`}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          <KeyButton hotkey="P" onPress={paper}>{t('print')}</KeyButton>
          {may ? <KeyButton hotkey="M" onPress={() => setDoing('template')}>{t('template.save')}</KeyButton> : null}
          {may && found.mayAmend ? <KeyButton hotkey="W" data-testid="reservation-withdraw" onPress={() => setDoing('withdraw')}>{t('withdraw')}</KeyButton> : null}
          {may && found.mayAmend ? <KeyButton hotkey="E" data-testid="reservation-edit" onPress={() => setDoing('edit')}>{t(draft ? 'edit' : 'amend')}</KeyButton> : null}
          {may && draft ? <KeyButton hotkey="F9" variant="contained" data-testid="reservation-submit" disabled={submit.busy} onPress={send}>{t('submit')}</KeyButton> : null}
        </>
      }
    >
      {said ? <Note kind="good">{t(said.text, { file: said.file })} {said.text === 'printed' ? <KeyButton hotkey="O" size="small" onPress={() => open.run({ file: said.file })}>{t('open')}</KeyButton> : null}</Note> : null}
      {error ? <ErrorPanel error={error} /> : null}
      {found.refusal === null ? null : <Note kind="bad">{t('refusal', { text: found.refusal })}</Note>}
      <Section>
        <Box data-testid="reservation-head" data-state={found.state} data-pending={found.pending ?? ''} data-message={found.message?.state ?? ''} sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', fontSize: 17 }}>
          <strong>{found.pending === null ? term('reservationState', found.state) : t(`pending.${found.pending}`)}</strong>
          <span>{t('col.needed')} <TimeText at={found.neededBy} withDay /> {found.urgent ? t('urgent.yes') : ''}</span>
          <span>{found.purpose}</span>
          {found.reference === null ? null : <span>{t('reference', { reference: found.reference })}</span>}
          {found.message === null ? (draft ? <span>{t('submit-sure')}</span> : null) : <span>{t(`message.${found.message.state}`, { at: shanghaiText(found.message.queuedAt) })} {found.message.problem ?? ''}</span>}
        </Box>
      </Section>
      <Section flush title={t('lines')}><DataTable label={t('lines')} columns={columns} rows={lines} rowKey={(l) => String(l.lineNo)} csvName={`reservation-${found.number}`} tone={(l) => (l.answer === 'refused' ? 'refuse' : l.answer === 'partly' ? 'attention' : l.answer === 'open' ? undefined : 'accept')} /></Section>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(380px, 1fr))', gap: 1.5, alignItems: 'start' }}>
        <Section title={t('feedback', { count: feedback.length })}>
          {feedback.length === 0 ? <Box>{t('feedback.none')}</Box> : feedback.map((f) => (
            <Box key={f.id} sx={{ mb: 1 }}>
              <strong>{f.number} · <TimeText at={f.takenAt} withDay /></strong>
              {f.lines.map((l) => <Box key={l.lineNo}>{t('feedback.line', { line: l.lineNo, answer: term('lineAnswer', l.answer), quantity: l.quantity, reason: l.reason })}</Box>)}
              {f.problems.map((p) => <Box key={`p${p.lineNo}`} sx={{ color: '#8a4b00', fontWeight: 700 }}>{t('feedback.problem', { line: p.lineNo })}</Box>)}
            </Box>
          ))}
        </Section>
        <Section title={t('dispatches')}>
          {dispatches.length === 0 ? <Box>{t('dispatches.none')}</Box> : dispatches.map((d) => <Box key={d.number} data-testid={`linked-${d.number}`}><KeyButton size="small" onPress={() => void go('/receiving')}>{d.number}</KeyButton> {t(`dispatch.${d.state ?? 'none'}`)}</Box>)}
        </Section>
      </Box>
      {doing === 'withdraw' ? <AskDialog title={t('withdraw.title', { number: found.number })} label={t('withdraw.reason')} action={t('withdraw')} onClose={() => setDoing(null)} onText={takeBack} /> : null}
      {doing === 'template' ? <SaveTemplateDialog found={found} onClose={() => setDoing(null)} onDone={() => say('template.saved')} /> : null}
    </Screen>
  )
}
