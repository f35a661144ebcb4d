import { stockZh } from '../../../shared/text/stock-zh.ts'
import { stockText } from '../../../shared/text/stock-text.ts'
import type { StockKey } from '../../../shared/text/stock-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { dinText } from '../../kit/scan-back/din-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import type { Text } from '../../kit/text/use-text.ts'

type Detail = OutputOf<'stock.unit'>['chain'][number]['detail']

function known(key: string): StockKey | null {
  return Object.hasOwn(stockZh, key) ? (key as StockKey) : null
}

/** Words for codes that stand in a record (`wrong-group expired`): each known one is translated, an unknown one stays as it is. */
export function codeWords(t: Text<StockKey>, text: string): string {
  const parts = text.split(' ')
  const keys = parts.map((part) => known(`value.${part}`))
  return keys.every((key) => key !== null) ? keys.map((key) => t(key)).join('、') : text
}

/** What stands in one entry of the audit chain, as words; a field nobody has named yet is shown raw, never left out. */
export function StepDetails({ detail }: { readonly detail: Detail }) {
  const t = useTexts(stockText)
  const parts = Object.entries(detail).flatMap(([field, value]) => {
    if (value === null || value === '') return []
    const key = known(`detail.${field}`)
    const words = field === 'din' ? dinText(String(value)) : codeWords(t, String(value))
    return [`${key === null ? field : t(key)} ${words}`]
  })
  return <span>{parts.join(' · ')}</span>
}
