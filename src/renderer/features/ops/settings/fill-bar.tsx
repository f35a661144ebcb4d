import { opsText } from '../../../../shared/text/ops-text.ts'
import { useTexts } from '../../../kit/text/use-text.ts'

/** How full a refrigerator is: bar and numbers, a word when it is full. */
export function FillBar({ held, capacity }: { readonly held: number; readonly capacity: number }) {
  const t = useTexts(opsText)
  const part = capacity === 0 ? 1 : Math.min(1, held / capacity)
  const full = held >= capacity
  const near = part >= 0.9
  return (
    <span data-fill={full ? 'full' : 'ok'} style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      <span style={{ width: 110, height: 14, background: '#e8edf2', borderRadius: 3, overflow: 'hidden', display: 'inline-block' }}>
        <span style={{ display: 'block', height: '100%', width: `${part * 100}%`, background: full ? '#c1121f' : near ? '#c27c00' : '#5b8db8' }} />
      </span>
      <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {t('fridge.fill-value', { held, capacity })}{full ? ` ✕ ${t('fridge.full')}` : near ? ' ⚠' : ''}
      </span>
    </span>
  )
}
