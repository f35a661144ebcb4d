import { useCallback, useState } from 'react'
import type { Identified } from '../../../shared/ipc/contract/traceability.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { scanBackText } from '../../../shared/text/scan-back-text.ts'
import { call } from '../../bridge/call.ts'
import { createStore, useStore } from '../../bridge/store.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { BloodGroupBadge } from '../badge/blood-group-badge.tsx'
import type { Scan } from '../scan/scan.ts'
import { useTexts } from '../text/use-text.ts'
import { useRefusalVerdict } from '../verdict/use-refusal-verdict.ts'
import type { VerdictModel } from '../verdict/verdict-model.ts'
import { dinText } from '../bench/din-text.ts'
import { bagHalf, emptyPair, isWhole, needsProduct } from './pair.ts'
import type { BagHalf, LabelHalf, Pair } from './pair.ts'
import { useKnownCode } from './use-known-code.ts'

export interface ScanBackInput {
  /** The one label and bag that are awaited (label at once); null: any. */
  readonly awaited: { readonly number: string; readonly din: string } | null
  /** Codes that are neither label nor bag. */
  readonly onOther: (read: Identified) => VerdictModel
  /** A bag while no label was read; a verdict here means that it is no half of a pair (it has no number yet). */
  readonly onBagAlone?: (read: Extract<Identified, { kind: 'bag' }>) => VerdictModel | null
  readonly onConfirmed: (unit: UnitRow) => void
}

export interface ScanBack {
  readonly pair: Pair
  /** Verdict of one scan; undefined after a first half: the panel then says what is still missing. */
  readonly take: (scan: Scan, input: ScanBackInput) => Promise<VerdictModel | undefined>
  readonly reset: () => void
}

/**
 * R05 scan-back: the printed label and the bag's own DIN, in any order, then core decides. The half-read pair lives here only:
 * after leaving the screen both are read again, so an old half never meets a new bag.
 */
export function useScanBack(): ScanBack {
  const t = useTexts(scanBackText)
  const [store] = useState(() => createStore<Pair>(emptyPair))
  const pair = useStore(store)
  const confirm = useBenchCommand('numbering.confirm')
  const toRefusal = useRefusalVerdict()
  const known = useKnownCode()

  const compare = async ({ label, bag }: { label: LabelHalf; bag: BagHalf }, input: ScanBackInput): Promise<VerdictModel> => {
    store.set(emptyPair)
    const order = { selfNumber: label.selfNumber, din: bag.din, dinFlags: bag.flags, productCode: bag.productCode }
    const answer = await confirm.run(order)
    const words = { number: label.selfNumber, din: dinText(bag.din), expected: dinText(label.din), product: bag.productCode ?? '—' }
    if (!answer.ok) {
      if (answer.error.code !== 'numbering.bag-of-other-label') return toRefusal(answer.error, t('pair-refused', words))
      return { ...toRefusal(answer.error, t('pair-wrong', words)), reason: t('pair-wrong-reason', words), next: t('pair-wrong-next') }
    }
    const { unit } = answer.value
    input.onConfirmed(unit)
    return {
      kind: 'accept',
      title: t('done', words),
      reason: t('done-reason', { ...words, component: unit.componentName }),
      next: unit.fridgeName ? t('done-next', { fridge: unit.fridgeName }) : t('done-next-plain'),
      aside: <BloodGroupBadge size="large" group={{ abo: unit.abo, rhd: unit.rhd }} />
    }
  }
  const first = (read: Identified, { number, din }: { number: string; din: string }): VerdictModel => ({
    kind: 'attention',
    title: t('first', { number }),
    reason: t('first-reason', { number, din: dinText(din), got: known.name(read) }),
    next: t('first-next')
  })
  const put = async (next: Pair, input: ScanBackInput): Promise<VerdictModel | undefined> => {
    if (isWhole(next)) return compare(next, input)
    store.set(next)
    return undefined
  }
  const part = async (read: Extract<Identified, { kind: 'bag-part' }>, input: ScanBackInput): Promise<VerdictModel | undefined> => {
    const now = store.get()
    const { productCode } = read
    if (productCode !== null && now.bag !== null) return put({ ...now, bag: { ...now.bag, productCode } }, input)
    if (input.awaited !== null) return first(read, input.awaited)
    const parts = read.structures.map((id) => (id === '001' || id === '002' || id === '003' ? t(`part.${id}`) : t('part.other'))).join('、')
    return { kind: 'attention', title: t('part-first'), reason: t('part-first-reason', { parts }), next: t('idle.both') }
  }

  const take = async ({ raw }: Scan, input: ScanBackInput): Promise<VerdictModel | undefined> => {
    const { awaited } = input
    const answer = await call('traceability.identify', { raw })
    if (!answer.ok) return toRefusal(answer.error, raw)
    const read = answer.value
    const now = store.get()
    if (read.kind === 'label') {
      if (awaited !== null && read.selfNumber !== awaited.number) {
        const words = { number: awaited.number, din: dinText(awaited.din), got: read.selfNumber }
        return { kind: 'refuse', title: t('other-label'), reason: t('other-label-reason', words), next: t('other-label-next') }
      }
      return put({ ...now, label: { selfNumber: read.selfNumber, din: read.din } }, input)
    }
    if (read.kind === 'own-din') {
      return { kind: 'refuse', title: t('own-din'), reason: t('own-din-reason', { din: dinText(read.din) }), next: t('own-din-next') }
    }
    if (read.kind === 'bag-part') return part(read, input)
    if (read.kind !== 'bag') return input.onOther(read)
    if (now.label === null) {
      // The next bag already: nothing of it is taken before the one in hand is finished.
      if (awaited !== null && read.din !== awaited.din) return first(read, awaited)
      const alone = input.onBagAlone?.(read)
      if (alone) return alone
    }
    return put({ ...now, bag: bagHalf(read) }, input)
  }
  const reset = useCallback(() => store.set(emptyPair), [store])
  return { pair, take, reset }
}

/** What to scan next, large while there is no verdict. */
export function useScanBackIdle(pair: Pair, awaited: string | null): string {
  const t = useTexts(scanBackText)
  if (needsProduct(pair)) return t('idle.product')
  if (pair.label) return t('idle.bag', { number: pair.label.selfNumber })
  if (pair.bag) return t('idle.label', { din: dinText(pair.bag.din) })
  return awaited === null ? t('idle.both') : t('idle.expected', { number: awaited })
}
