import { stockText } from '../../../shared/text/stock-text.ts'
import type { StockKey } from '../../../shared/text/stock-text.ts'
import { stockZh } from '../../../shared/text/stock-zh.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { findingWords } from '../../kit/look-up/finding-words.ts'

type Detail = OutputOf<'stock.unit'>['chain'][number]['detail']

function known(key: string): StockKey | null {
  return Object.hasOwn(stockZh, key) ? (key as StockKey) : null
}

/** What stands in one entry of the audit chain, as words; a field nobody has named yet is shown raw, never left out. */
export function StepDetails({ detail }: { readonly detail: Detail }) {
  const t = useTexts(stockText)
  const term = useTerm()
  const words = (field: string, value: string): string => {
    if (field === 'din') return dinText(value)
    if (field === 'findings' || field === 'reason') return findingWords(term, value, t('join'))
    if (field === 'method') return term('crossmatchMethod', value)
    if (field === 'major' || field === 'minor') return term('sideResult', value)
    const key = field === 'decision' ? known(`value.${value}`) : null
    return key === null ? value : t(key)
  }
  const parts = Object.entries(detail).flatMap(([field, value]) => {
    if (value === null || value === '') return []
    const key = known(`detail.${field}`)
    return [`${key === null ? field : t(key)} ${words(field, String(value))}`]
  })
  return <span>{parts.join(' · ')}</span>
}
