import { useEffect, useRef, useState } from 'react'
import type { RefusalValue } from '../../../shared/ipc/contract/rows.ts'
import { numberingText } from '../../../shared/text/numbering-text.ts'
import { call } from '../../bridge/call.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { createStore, useStore } from '../../bridge/store.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useScan } from '../../kit/scan/use-scan.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { destinationOf, useKnownCode } from '../../kit/scan-back/use-known-code.ts'
import type { Destination } from '../../kit/scan-back/use-known-code.ts'
import { useScanBack } from '../../kit/scan-back/use-scan-back.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import type { LabelledRow, Lists, WaitingRow } from './use-lists.ts'

/** Bags per call: one, so that the bar moves with every bag and a stop takes effect after the bag in work. Each call is safe to ask again. */
const CHUNK = 1

export interface Refused {
  readonly unitId: string
  readonly din: string
  readonly refusal: RefusalValue
}

interface NumberingState {
  readonly batch: { readonly done: number; readonly total: number; readonly stopping: boolean } | null
  readonly refused: readonly Refused[]
  /** Last label printed one by one; no further single label before it was scanned back (one bag at a time). */
  readonly single: { readonly unitId: string; readonly number: string } | null
  readonly goTo: Destination | null
}

/** Numbers bags, and compares labels and bags by scan. */
export function useNumbering(work: OutputOf<'numbering.work'> | undefined, lists: Lists) {
  const t = useTexts(numberingText)
  const [store] = useState(() => createStore<NumberingState>({ batch: null, refused: [], single: null, goTo: null }))
  const state = useStore(store)
  const patch = (change: Partial<NumberingState>): void => store.update((now) => ({ ...now, ...change }))
  const assign = useBenchCommand('numbering.assign')
  const batch = useBenchCommand('numbering.assignBatch')
  const reprint = useBenchCommand('labels.reprint')
  const spoil = useBenchCommand('numbering.spoil')
  const scanBack = useScanBack()
  /** Takes the last verdict away when a scan was only one half: the panel then says what is still missing. */
  const clear = useRef((): void => undefined)
  const known = useKnownCode()
  const toRefusal = useRefusalVerdict()

  const panel = useScan(async (scan) => {
    patch({ goTo: null })
    const verdict = await scanBack.take(scan, {
      awaited: null,
      onOther: (read) => {
        patch({ goTo: destinationOf(read) })
        return known.verdict(read, t('expected'))
      },
      onBagAlone: (read) => {
        const single = store.get().single
        const bare = work?.waiting.filter((u) => read.unitIds.includes(u.id) && u.id !== single?.unitId) ?? []
        const first = bare[0]
        if (first === undefined || bare.length < read.unitIds.length) return null
        lists.pointWaiting(first.id)
        return { kind: 'attention', title: `${t('not-numbered')} · ${dinText(read.din)}`, reason: first.componentName, next: t('not-numbered-next') }
      },
      onConfirmed: (unit) => patch(store.get().single?.unitId === unit.id ? { single: null } : {})
    })
    if (!verdict) clear.current()
    return verdict
  })
  useEffect(() => {
    clear.current = panel.clear
  }, [panel.clear])

  const assignOne = async (unit: WaitingRow | null): Promise<void> => {
    if (unit === null) {
      panel.show({ kind: 'attention', title: t('nothing-selected') })
      return
    }
    const { single } = store.get()
    if (single && work?.labelled.some((u) => u.id === single.unitId)) {
      panel.show({ kind: 'attention', title: t('scan-back-first', single), reason: t('scan-back-first-reason'), next: t('scan-back-first-next', single) })
      return
    }
    const din = dinText(unit.din)
    const answer = await assign.run({ unitId: unit.id, fridgeId: null })
    if (!answer.ok) {
      panel.show(toRefusal(answer.error, t('assign-refused', { din })))
      return
    }
    const { number, fridgeName } = answer.value
    patch({ single: { unitId: unit.id, number } })
    panel.show({ kind: 'accept', title: t('assigned', { number }), reason: t('assigned-reason', { din, fridge: fridgeName }), next: t('assigned-next') })
  }

  const assignBatch = async (units: readonly WaitingRow[]): Promise<void> => {
    if (units.length === 0) {
      panel.show({ kind: 'attention', title: t('nothing-selected') })
      return
    }
    const refused: Refused[] = []
    let count = 0
    patch({ refused: [], batch: { done: 0, total: units.length, stopping: false } })
    for (let from = 0; from < units.length && store.get().batch?.stopping === false; from += CHUNK) {
      const part = units.slice(from, from + CHUNK)
      const answer = await batch.run({ unitIds: part.map((u) => u.id) })
      if (!answer.ok) {
        patch({ batch: null, refused })
        panel.show(toRefusal(answer.error, t('batch.some', { count, refused: units.length - count })))
        return
      }
      count += answer.value.assigned.length
      refused.push(...answer.value.refused.map((r) => ({ ...r, din: units.find((u) => u.id === r.unitId)?.din ?? '' })))
      patch({ batch: { done: from + part.length, total: units.length, stopping: store.get().batch?.stopping ?? false } })
    }
    patch({ batch: null, refused })
    lists.pick([])
    const words = { count, refused: refused.length }
    panel.show({ kind: refused.length > 0 ? 'attention' : 'accept', title: t(refused.length > 0 ? 'batch.some' : 'batch.done', words), next: t('batch.done-next') })
  }

  /** The bag in work is finished, the others stay waiting: no bag is left half numbered. */
  const stopBatch = (): void => store.update((now) => (now.batch ? { ...now, batch: { ...now.batch, stopping: true } } : now))

  /** True when it was done; the dialog stays open otherwise, with the refusal on the panel. */
  const reprintLabel = async (number: string, reason: string): Promise<void> => {
    const answer = await reprint.run({ number, reason })
    panel.show(answer.ok ? { kind: 'accept', title: t('reprint.done', { number }), next: t('reprint.done-next') } : toRefusal(answer.error, t('reprint.refused', { number })))
  }
  const spoilNumber = async ({ selfNumber, job }: LabelledRow, reason: string): Promise<void> => {
    const number = selfNumber ?? ''
    const answer = await spoil.run({ number, reason })
    if (!answer.ok) {
      panel.show(toRefusal(answer.error, t('spoil.refused', { number })))
      return
    }
    // A label still in the queue would come out with a burned number.
    if (job?.state === 'queued' || job?.state === 'failed') await call('labels.cancel', { jobId: job.id })
    patch({ single: null })
    scanBack.reset()
    panel.show({ kind: 'accept', title: t('spoil.done', { number }), next: t('spoil.done-next') })
  }
  return { state, panel, pair: scanBack.pair, assignOne, assignBatch, stopBatch, reprintLabel, spoilNumber, forgetRefused: () => patch({ refused: [] }) }
}
