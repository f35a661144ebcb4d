import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../../shared/domain/receiving/finding.ts'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import { call } from '../../bridge/call.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { createStore, useStore } from '../../bridge/store.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import type { Scan } from '../../kit/scan/scan.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { destinationOf, useKnownCode } from '../../kit/scan-back/use-known-code.ts'
import { useScanBack } from '../../kit/scan-back/use-scan-back.tsx'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { dayTime } from '../../kit/time/time-words.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { labelAtOnce, setLabelAtOnce, useLabelAtOnce } from './label-at-once.ts'
import { startState } from './receiving-state.ts'
import type { AwaitedLabel, BagPart, CompleteScan, ReceivingState } from './receiving-state.ts'
import { useDifferences } from './use-differences.ts'

export type Decision = 'accept' | 'quarantine' | 'reject'
type Opened = OutputOf<'receiving.dispatch'>

/**
 * Receives bag after bag. Its state lives in a store and not in React state: the next scan of the queue must see what the last
 * one did, before anything was painted.
 */
export function useReceivingScan(dispatchId: string, opened: Opened | undefined) {
  const t = useTexts(receivingText)
  const [store] = useState(() => createStore<ReceivingState>(startState))
  const state = useStore(store)
  const patch = (change: Partial<ReceivingState>): void => store.update((now) => ({ ...now, ...change }))
  const atOnce = useLabelAtOnce()
  const receive = useBenchCommand('receiving.receiveBag')
  const assign = useBenchCommand('numbering.assign')
  const work = useBenchQuery('numbering.work', {}, { enabled: atOnce })
  const scanBack = useScanBack()
  /** The box that is being emptied: the one chosen, else the newest. Also one that was written down a moment ago and is not in the list yet. */
  const boxIdNow = (): string | null => {
    const { boxId } = store.get()
    return boxId === undefined ? (opened?.boxes.at(-1)?.id ?? null) : boxId
  }
  const chosen = opened?.boxes.find((b) => b.id === boxIdNow()) ?? null
  /** Takes the last verdict away when a scan was only a part: the panel then says what is still missing. */
  const clear = useRef((): void => undefined)
  const known = useKnownCode()
  const differences = useDifferences()
  const toRefusal = useRefusalVerdict()
  const refusalText = useRefusalText()

  // A half read bag of before: which codes it has is not shown any more, so it is read anew.
  useEffect(() => void call('receiving.resetScan', {}), [dispatchId])

  /** The label of this dispatch that was not scanned back yet, also after coming back to the screen. */
  const awaitedNow = (): AwaitedLabel | null => {
    if (!labelAtOnce()) return null
    const { awaited, confirmed } = store.get()
    if (awaited) return awaited
    const here = new Set((opened?.lines ?? []).map((l) => l.unitId))
    const unit = work.data?.labelled.find((u) => here.has(u.id) && !confirmed.has(u.id))
    return unit && unit.selfNumber ? { unitId: unit.id, number: unit.selfNumber, din: unit.din } : null
  }
  const partsText = (parts: readonly BagPart[]): string => parts.map((p) => t(`part.${p}`)).join('、')
  const badge = ({ bag }: CompleteScan) => <BloodGroupBadge size="large" group={{ abo: bag.abo, rhd: bag.rhd }} />

  const record = async (scan: CompleteScan, decision: Decision): Promise<VerdictModel> => {
    const { bag, rawScans, line } = scan
    const din = dinText(bag.din)
    const answer = await receive.run({ dispatchId, boxId: boxIdNow(), bag, rawScans, decision, seen: decision === 'accept' ? [] : [...store.get().seen] })
    if (!answer.ok) return toRefusal(answer.error, t('not-recorded', { din }))
    patch({ deciding: null, looksWrong: false, seen: [], lastLineId: line?.id ?? null })
    const aside = badge(scan)
    if (decision === 'quarantine') return { kind: 'attention', title: t('quarantined', { din }), next: t('quarantined-next'), aside }
    if (decision === 'reject') return { kind: 'attention', title: t('rejected', { din }), next: t('rejected-next'), aside }
    const reason = t('accepted-reason', { component: scan.componentName, expiry: dayTime(bag.expiresAt, Date.now()) })
    const plain: VerdictModel = { kind: 'accept', title: t('accepted', { din }), reason, next: t('accepted-next'), aside }
    const { unitId } = answer.value
    if (!labelAtOnce() || unitId === null) return plain
    const numbered = await assign.run({ unitId, fridgeId: null })
    if (!numbered.ok) {
      const refused = toRefusal(numbered.error, t('accepted-not-numbered', { din }))
      return { ...refused, kind: 'attention', next: t('accepted-not-numbered-next') }
    }
    const { number } = numbered.value
    scanBack.reset()
    patch({ awaited: { unitId, number, din: bag.din } })
    return { ...plain, next: t('accepted-label-next', { number }) }
  }

  const onBag = async (scan: CompleteScan): Promise<VerdictModel> => {
    const { bag, findings, refusal, line } = scan
    const din = dinText(bag.din)
    const before = store.get().reading
    const left = before?.din && before.din !== bag.din ? ` ⚠ ${t('unfinished')}：${t('unfinished-reason', { din: dinText(before.din) })}` : ''
    patch({ reading: null, goTo: null, lastLineId: line?.id ?? null })
    const aside = badge(scan)
    if (refusal) return { kind: 'refuse', title: t('stopped', { din }), reason: refusalText(refusal) + left, aside, code: refusal.code }
    if (findings.length > 0) {
      patch({ deciding: scan })
      const said = differences(scan).map((d) => (d.listed === '—' && d.bag === '—' ? d.what : t('diff.both', { what: d.what, listed: d.listed, bag: d.bag })))
      const next = t(findings.includes('extra') ? 'extra-next' : 'differs-next')
      return { kind: 'refuse', title: t('differs', { din }), reason: said.join('；') + left, next, aside }
    }
    if (store.get().looksWrong) {
      patch({ deciding: scan })
      return { kind: 'attention', title: t('look', { din }), reason: scan.componentName + left, next: t('look-next'), aside }
    }
    const verdict = await record(scan, 'accept')
    return left === '' ? verdict : { ...verdict, reason: (verdict.reason ?? '') + left }
  }

  const handle = async (scan: Scan): Promise<VerdictModel | undefined> => {
    const { raw } = scan
    const { deciding, reading } = store.get()
    if (deciding) {
      return { kind: 'attention', title: t('undecided', { din: dinText(deciding.bag.din) }), reason: t('undecided-reason', { raw }), next: t('undecided-next') }
    }
    const awaited = awaitedNow()
    if (awaited) {
      const verdict = await scanBack.take(scan, {
        awaited,
        onOther: (read) => known.verdict(read, t('accepted-label-next', { number: awaited.number })),
        onConfirmed: (unit) => patch({ awaited: null, confirmed: new Set([...store.get().confirmed, unit.id]) })
      })
      if (!verdict) clear.current()
      return verdict
    }
    const answer = await call('receiving.scan', { dispatchId, boxId: boxIdNow(), raw })
    if (!answer.ok) return toRefusal(answer.error, raw)
    const read = answer.value
    patch({ goTo: null })
    if (read.kind === 'bag') return onBag(read)
    if (read.kind === 'unreadable') return { kind: 'refuse', title: t('unreadable'), reason: refusalText(read.refusal), code: read.refusal.code }
    if (read.kind === 'other') {
      patch({ goTo: destinationOf(read.identified) })
      return known.verdict(read.identified, t('expected'))
    }
    patch({ reading: { din: read.din, missing: read.missing } })
    if (read.startedNew) {
      const reason = t('unfinished-reason', { din: reading?.din ? dinText(reading.din) : '—' })
      return { kind: 'attention', title: t('unfinished'), reason, next: t('unfinished-next', { parts: partsText(read.missing) }) }
    }
    clear.current()
    return undefined
  }
  const panel = useScan(handle)
  useEffect(() => {
    clear.current = panel.clear
  }, [panel.clear])

  const decide = async (decision: Decision): Promise<void> => {
    const { deciding } = store.get()
    if (!deciding) return
    panel.show(await record(deciding, decision))
  }
  const putAside = async (): Promise<void> => {
    await call('receiving.resetScan', {})
    patch({ deciding: null, reading: null, looksWrong: false, seen: [] })
    panel.show({ kind: 'attention', title: t('aside'), next: t('aside-next') })
  }
  const toggleLooksWrong = (): void => {
    const on = !store.get().looksWrong
    patch(on ? { looksWrong: true } : { looksWrong: false, seen: [] })
  }
  const toggleSeen = (finding: Finding): void => {
    const { seen } = store.get()
    patch({ looksWrong: true, seen: seen.includes(finding) ? seen.filter((f) => f !== finding) : [...seen, finding] })
  }
  const toggleAtOnce = (): void => {
    setLabelAtOnce(!labelAtOnce())
    scanBack.reset()
    patch({ awaited: null })
  }
  const chooseBox = (boxId: string | null): void => patch({ boxId })
  return { state, panel, box: chosen, chooseBox, pair: scanBack.pair, awaited: awaitedNow(), atOnce, decide, putAside, toggleLooksWrong, toggleSeen, toggleAtOnce, differences, partsText }
}

export type ReceivingWork = ReturnType<typeof useReceivingScan>
