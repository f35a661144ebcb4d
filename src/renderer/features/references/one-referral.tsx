import Box from '@mui/material/Box'
import { useState } from 'react'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { referencesText } from '../../../shared/text/references-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { Attachments } from '../../kit/attachments/attachments.tsx'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Note } from '../../kit/data/note.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { ReportDialog } from './report-dialog.tsx'

type View = OutputOf<'references.one'>
type Bag = View['bags'][number]

/** One referral: its bags with the station's results, who took the tube, and the report when it comes as a letter. */
export function OneReferral({ referralId, onBack }: { readonly referralId: string; readonly onBack: () => void }) {
  const t = useTexts(referencesText)
  const may = useMay('test')
  const refusalText = useRefusalText()
  const view = useBenchQuery('references.one', { referralId })
  const print = useBenchCall('references.print')
  const open = useBenchCall('shell.openSlip')
  const [doing, setDoing] = useState<'courier' | 'report' | null>(null)
  const [left, setLeft] = useState<OutputOf<'references.result'>['left']>([])
  const [said, setSaid] = useState<{ readonly text: 'handed.done' | 'entered' | 'printed'; readonly file: string } | null>(null)
  const back = <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
  if (view.error) return <Screen title={t('title')} actions={back}><ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /></Screen>
  if (!view.data) return <Screen title={t('title')} actions={back}><Progress label={t('title')} /></Screen>
  const { found, bags } = view.data
  const last = (b: Bag): Bag['results'][number] | undefined => b.results.find((r) => r.result === 'incompatible') ?? b.results.at(-1)
  const who = (r: Bag['results'][number]): string => (r.source === 'message' ? t('gateway') : `${r.enteredByName} ${r.checkedByName ?? ''}`)
  const columns: readonly Column<Bag>[] = [
    { key: 'self', header: t('col.self'), cell: (b) => <strong>{b.unit?.selfNumber ?? '—'}</strong>, text: (b) => b.unit?.selfNumber ?? '' },
    { key: 'din', header: t('col.din'), cell: (b) => dinText(b.unit?.din ?? ''), text: (b) => b.unit?.din ?? '' },
    { key: 'group', header: t('col.group'), cell: (b) => (b.unit === null ? '' : <BloodGroupBadge size="small" group={{ abo: b.unit.abo, rhd: b.unit.rhd }} />), text: (b) => b.unit?.abo ?? '' },
    { key: 'component', header: t('col.component'), cell: (b) => b.unit?.componentName ?? '', text: (b) => b.unit?.componentName ?? '' },
    { key: 'result', header: t('col.result'), cell: (b) => <strong data-testid={`result-${b.unit?.din ?? ''}`} data-result={last(b)?.result ?? 'none'}>{t(`result.${last(b)?.result ?? 'none'}`)}</strong>, text: (b) => t(`result.${last(b)?.result ?? 'none'}`) },
    { key: 'valid', header: t('col.valid'), cell: (b) => { const r = last(b); return r?.result === 'compatible' ? shanghaiText(r.validUntil) : '' }, text: (b) => last(b)?.validUntil ?? '' },
    { key: 'by', header: t('col.by'), cell: (b) => { const r = last(b); return r === undefined ? '' : `${who(r)} ${shanghaiText(r.testedAt)}` }, text: (b) => { const r = last(b); return r === undefined ? '' : who(r) } }
  ]
  const paper = async (): Promise<void> => {
    const answer = await print.run({ referralId })
    if (answer.ok) setSaid({ text: 'printed', file: answer.value.file })
  }
  const say = (text: 'handed.done' | 'entered'): void => {
    setDoing(null)
    setSaid({ text, file: '' })
  }
  return (
    <Screen
      title={`${t('title')} · ${found.number}`}
      actions={
        <>
          {back}
          {may ? <KeyButton hotkey="P" data-testid="referral-print" onPress={paper}>{t('print')}</KeyButton> : null}
          {may && found.handedAt === null ? <KeyButton hotkey="C" data-testid="referral-courier" onPress={() => setDoing('courier')}>{t('courier')}</KeyButton> : null}
          {may ? <KeyButton hotkey="D" data-testid="referral-report" onPress={() => setDoing('report')}>{t('enter')}</KeyButton> : null}
        </>
      }
    >
      {said ? <Note kind="good">{t(said.text, { file: said.file })} {said.text === 'printed' ? <KeyButton hotkey="O" size="small" onPress={() => open.run({ file: said.file })}>{t('open')}</KeyButton> : null}</Note> : null}
      {left.map(({ unitId, refusal }) => <Note key={unitId} kind="bad">✕ {dinText(bags.find((b) => b.unitId === unitId)?.unit?.din ?? '')} {refusalText(refusal)}</Note>)}
      {print.error ? <ErrorPanel error={print.error} /> : null}
      {open.error ? <ErrorPanel error={open.error} /> : null}
      <Section>
        <Box data-testid="referral-head" data-state={found.state} data-message={found.message?.state ?? 'letter'} sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', fontSize: 17 }}>
          <strong>{t(`state.${found.state}`, { answered: found.answered, all: found.unitIds.length })}</strong>
          <span>{t('request', { request: found.requestNumber, patient: `${found.patientName} ${found.recordNumber} ${found.ward}` })}</span>
          <span>{found.reason}</span>
          <span>{found.handedAt === null ? t('not-handed') : t('handed', { at: shanghaiText(found.handedAt), courier: found.courier ?? '', by: found.handedByName ?? '' })}</span>
          <span>{t('col.station')} {found.message === null ? t('by-letter') : `${t(`message.${found.message.state}`)} ${found.message.answer ?? found.message.problem ?? ''}`}</span>
        </Box>
      </Section>
      <Section flush title={t('bags', { count: bags.length })}>
        <DataTable label={t('bags', { count: bags.length })} columns={columns} rows={bags} rowKey={(b) => b.unitId} csvName={`referral-${found.number}`} tone={(b) => ({ compatible: 'accept', incompatible: 'refuse', none: 'attention' } as const)[last(b)?.result ?? 'none']} />
      </Section>
      <Box role="note" sx={{ color: 'text.secondary' }}>{t('no-lift')}</Box>
      <Attachments subject={`referral:${referralId}`} />
      {doing === 'courier' ? <CourierDialog referralId={referralId} onClose={() => setDoing(null)} onDone={() => say('handed.done')} /> : null}
      {doing === 'report' ? <ReportDialog found={found} bags={bags} onClose={() => setDoing(null)} onDone={(notKept) => { say('entered'); setLeft(notKept) }} /> : null}
    </Screen>
  )
}

function CourierDialog({ referralId, onClose, onDone }: { readonly referralId: string; readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useTexts(referencesText)
  const ui = useText()
  const hand = useBenchCommand('references.handOver')
  const [courier, setCourier] = useState('')
  const store = async (): Promise<void> => {
    const answer = await hand.run({ referralId, courier: courier.trim() })
    if (answer.ok) onDone()
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" data-testid="courier-save" disabled={courier.trim() === '' || hand.busy} onPress={store}>{t('courier')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('courier.title')} onClose={onClose} actions={actions}>
      <DialogScanGuard />
      <Field label={t('courier.name')} required autoFocus value={courier} onChange={(v) => setCourier(v.slice(0, 60))} />
      {hand.error ? <ErrorPanel error={hand.error} /> : null}
    </KitDialog>
  )
}
