import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { PairChips } from '../../kit/scan-back/pair-chips.tsx'
import { PartChips } from '../../kit/scan-back/part-chips.tsx'
import { useScanBackIdle } from '../../kit/scan-back/use-scan-back.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { DeliveryBoxes } from './delivery-boxes.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { DispatchHead } from './dispatch-head.tsx'
import { DispatchLines } from './dispatch-lines.tsx'
import { FindingKeys } from './finding-keys.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { useReceivingScan } from './use-receiving-scan.tsx'
import type { ReceivingWork } from './use-receiving-scan.tsx'

const bagParts = ['din', 'product', 'group', 'expiry'] as const

/** One dispatch: what to scan next, what just happened, and where the whole stands. */
export function DispatchScreen({ dispatchId }: { readonly dispatchId: string }) {
  const t = useTexts(receivingText)
  const query = useBenchQuery('receiving.dispatch', { dispatchId })
  const opened = query.data
  const work = useReceivingScan(dispatchId, opened)
  const [finishing, setFinishing] = useState(false)
  const [reopening, setReopening] = useState(false)
  const { state, panel } = work
  const finished = opened?.dispatch.state === 'finished'
  const idle = useIdle(work, finished ? 'finished' : opened?.counts.pending === 0 ? 'all-done' : 'next')
  const actions = (
    <>
      <GoKey to={state.goTo} />
      {finished ? null : <WorkKeys work={work} />}
      {opened && !finished ? <KeyButton hotkey="F" variant="contained" data-testid="finish" disabled={state.deciding !== null} onPress={() => setFinishing(true)}>{t('finish')}</KeyButton> : null}
      {opened && finished && opened.counts.missing > 0 ? <KeyButton hotkey="O" data-testid="reopen" onPress={() => setReopening(true)}>{t('reopen')}</KeyButton> : null}
      <BackKey />
    </>
  )
  return (
    <Screen title={opened ? `${opened.dispatch.number} · ${opened.dispatch.stationName}` : t('title')} actions={actions}>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {opened ? <DispatchHead opened={opened} /> : null}
      {opened ? <DeliveryBoxes opened={opened} work={work} /> : null}
      <Box sx={{ position: 'sticky', top: 8, zIndex: 2 }}><Verdict shown={panel.shown} busy={panel.busy} idle={idle} /></Box>
      <Reading work={work} />
      {state.deciding ? <DecisionPanel scan={state.deciding} work={work} /> : state.looksWrong ? (
        <Section><FindingKeys label={t('seen.title')} seen={state.seen} onToggle={work.toggleSeen} /></Section>
      ) : null}
      {opened && !state.deciding ? <DispatchLines opened={opened} lastLineId={state.lastLineId} /> : null}
      {opened && reopening ? <ReopenDialog opened={opened} onClose={() => setReopening(false)} /> : null}
      {opened && finishing ? (
        <FinishDialog
          opened={opened}
          onClose={() => setFinishing(false)}
          onDone={() => {
            setFinishing(false)
            panel.show({ kind: 'accept', title: t('finish.done', { number: opened.dispatch.number }), next: t('finish.done-next') })
          }}
        />
      ) : null}
    </Screen>
  )
}

function WorkKeys({ work }: { readonly work: ReceivingWork }) {
  const t = useTexts(receivingText)
  const { state, atOnce } = work
  return (
    <>
      {state.reading && !state.deciding ? <KeyButton hotkey="X" data-testid="put-aside" onPress={work.putAside}>{t('put-aside')}</KeyButton> : null}
      <KeyButton hotkey="D" data-testid="looks-wrong" aria-pressed={state.looksWrong} disabled={state.deciding !== null} color="warning" variant={state.looksWrong ? 'contained' : 'outlined'} onPress={work.toggleLooksWrong}>
        {state.looksWrong ? '✓ ' : ''}{t('seen')}
      </KeyButton>
      <KeyButton hotkey="N" data-testid="label-at-once" aria-pressed={atOnce} variant={atOnce ? 'contained' : 'outlined'} onPress={work.toggleAtOnce}>
        {atOnce ? '✓ ' : ''}{t('label-at-once')}：{t(atOnce ? 'on' : 'off')}
      </KeyButton>
    </>
  )
}

/** The frame binds Esc too and the newest wins: ours is bound a moment later, so that it is always the newest. */
function BackKey() {
  const t = useTexts(receivingText)
  const go = useNavigate()
  const [later, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), 0)
    return () => clearTimeout(timer)
  }, [])
  return <KeyButton {...(later ? { hotkey: 'Esc' } : {})} onPress={() => void go('/receiving')}>{t('back')}</KeyButton>
}

/** The codes of the bag in hand, or the two halves of the scan-back. */
function Reading({ work }: { readonly work: ReceivingWork }) {
  const t = useTexts(receivingText)
  const { reading } = work.state
  if (work.awaited) return <Box><PairChips pair={work.pair} /></Box>
  if (!reading) return null
  // Shown only where the group code says that the bag carries one.
  const asked = reading.missing.includes('special-tests') ? ([...bagParts, 'special-tests'] as const) : bagParts
  const parts = asked.map((key) => ({ key, label: t(`part.${key}`), done: !reading.missing.includes(key), value: key === 'din' && reading.din ? dinText(reading.din) : '' }))
  return <PartChips parts={parts} label={t('idle.this-bag')} />
}

function useIdle(work: ReceivingWork, plain: 'next' | 'all-done' | 'finished'): string {
  const t = useTexts(receivingText)
  const { reading } = work.state
  const scanBack = useScanBackIdle(work.pair, work.awaited?.number ?? null)
  if (work.awaited) return scanBack
  if (reading) return t('idle.missing', { din: reading.din ? dinText(reading.din) : t('idle.this-bag'), parts: work.partsText(reading.missing) })
  return t(`idle.${plain}`)
}
