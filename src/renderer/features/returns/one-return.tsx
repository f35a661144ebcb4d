import Box from '@mui/material/Box'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { returnsText } from '../../../shared/text/returns-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { Attachments } from '../../kit/attachments/attachments.tsx'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
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
import { TimeText } from '../../kit/time/time-text.tsx'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { useBagScan } from './use-bag-scan.ts'

type Line = OutputOf<'returns.one'>['lines'][number]
const tones = { requested: 'attention', approved: 'accept', refused: 'refuse' } as const

/** One return: each bag with the station's word; a letter is entered by two people. */
export function OneReturn({ returnId, onBack }: { readonly returnId: string; readonly onBack: () => void }) {
  const t = useTexts(returnsText)
  const term = useTerm()
  const go = useNavigate()
  const may = useMay('handle-stock')
  const view = useBenchQuery('returns.one', { returnId })
  const print = useBenchCall('returns.print')
  const open = useBenchCall('shell.openSlip')
  const [deciding, setDeciding] = useState(false)
  const [said, setSaid] = useState<{ readonly text: 'decided' | 'printed'; readonly file: string } | null>(null)
  const panel = useBagScan(async (unitId) => {
    await go(`/stock/${encodeURIComponent(unitId)}`)
    return undefined
  }, t('idle.one'))
  const back = <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
  if (view.error) return <Screen title={t('title')} actions={back}><ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /></Screen>
  if (!view.data) return <Screen title={t('title')} actions={back}><Progress label={t('title')} /></Screen>
  const { found, lines } = view.data
  const who = (id: string | null, name: string | null): string => (id?.startsWith('server:') === true ? t('gateway') : (name ?? ''))
  const columns: readonly Column<Line>[] = [
    { key: 'self', header: t('col.self'), cell: (l) => <strong>{l.unit?.selfNumber ?? '—'}</strong>, text: (l) => l.unit?.selfNumber ?? '' },
    { key: 'din', header: t('col.din'), cell: (l) => dinText(l.din), text: (l) => l.din },
    { key: 'group', header: t('col.group'), cell: (l) => (l.unit === null ? '—' : <BloodGroupBadge size="small" group={{ abo: l.unit.abo, rhd: l.unit.rhd }} />), text: (l) => `${l.unit?.abo ?? ''} ${l.unit?.rhd ?? ''}` },
    { key: 'component', header: t('col.component'), cell: (l) => (l.unit === null ? l.productCode : `${l.unit.componentName} ${l.unit.quantityText}`), text: (l) => l.unit?.componentName ?? l.productCode },
    { key: 'word', header: t('col.word'), cell: (l) => <span data-testid={`line-${l.din}`} data-state={l.state}>{t(`line.${l.state}`)}{l.stationReason ? ` · ${l.stationReason}` : ''}</span>, text: (l) => `${t(`line.${l.state}`)} ${l.stationReason ?? ''}` },
    { key: 'by', header: t('col.asked'), cell: (l) => (l.decidedAt === null ? '' : <>{l.decisionNumber} · {who(l.decidedBy, l.decidedByName)} {l.checkedByName ?? ''} <TimeText at={l.decidedAt} withDay /></>), text: (l) => l.decisionNumber ?? '' }
  ]
  const make = async (): Promise<void> => {
    const answer = await print.run({ returnId })
    if (answer.ok) setSaid({ text: 'printed', file: answer.value.file })
  }
  const waiting = lines.filter((l) => l.state === 'requested')
  return (
    <Screen
      title={`${t('title')} · ${found.number}`}
      actions={
        <>
          {back}
          <KeyButton hotkey="P" data-testid="return-print" onPress={make}>{t('print')}</KeyButton>
          {may && waiting.length > 0 ? <KeyButton hotkey="D" data-testid="return-decide" onPress={() => setDeciding(true)}>{t('decide')}</KeyButton> : null}
        </>
      }
    >
      {panel.shown ? <Verdict shown={panel.shown} busy={panel.busy} idle={t('idle.one')} /> : null}
      {said ? <Note kind="good">{t(said.text, { file: said.file })} {said.text === 'printed' ? <KeyButton hotkey="O" size="small" onPress={() => open.run({ file: said.file })}>{t('open')}</KeyButton> : null}</Note> : null}
      {print.error ? <ErrorPanel error={print.error} /> : null}
      {open.error ? <ErrorPanel error={open.error} /> : null}
      <Section>
        <Box data-testid="return-head" data-state={found.state} data-message={found.message?.state ?? 'letter'} sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', fontSize: 17 }}>
          <Box sx={{ fontWeight: 800 }}>{t(`state.${found.state}`)}</Box>
          <Box>{t('counts', { waiting: found.waiting, approved: found.approved, refused: found.refused })}</Box>
          <Box>{term('returnReason', found.reason)}{found.note === '' ? '' : ` · ${found.note}`}</Box>
          <Box>{t('col.station')} {found.message === null ? t('by-letter') : `${t(`message.${found.message.state}`)} ${found.message.answer ?? found.message.problem ?? ''}`}</Box>
          <Box><TimeText at={found.requestedAt} withDay /> {found.requestedByName}</Box>
        </Box>
      </Section>
      <Section flush title={t('bags', { count: lines.length })}>
        <DataTable label={t('bags', { count: lines.length })} columns={columns} rows={lines} rowKey={(l) => l.id} tone={(l) => tones[l.state]} csvName={`return-${found.number}`} />
      </Section>
      <Attachments subject={`return:${returnId}`} />
      {deciding ? <DecisionDialog found={found} lines={waiting} onClose={() => setDeciding(false)} onDone={() => { setDeciding(false); setSaid({ text: 'decided', file: '' }) }} /> : null}
    </Screen>
  )
}
