import { scanBackText } from '../../../shared/text/scan-back-text.ts'
import { useTexts } from '../text/use-text.ts'
import { dinText } from '../bench/din-text.ts'
import { needsProduct } from './pair.ts'
import type { Pair } from './pair.ts'
import { PartChips } from './part-chips.tsx'
import type { Part } from './part-chips.tsx'

/** The two halves of a scan-back, ticked as they are read. */
export function PairChips({ pair }: { readonly pair: Pair }) {
  const t = useTexts(scanBackText)
  const parts: Part[] = [
    { key: 'label', label: t('half.label'), done: pair.label !== null, value: pair.label?.selfNumber ?? '' },
    { key: 'bag', label: t('half.bag'), done: pair.bag !== null, value: pair.bag ? dinText(pair.bag.din) : '' }
  ]
  if (needsProduct(pair)) parts.push({ key: 'product', label: t('half.product'), done: false })
  return <PartChips parts={parts} label={t('idle.both')} />
}
