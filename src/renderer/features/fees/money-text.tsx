import { yuanOfFen } from '../../../shared/domain/fees/money.ts'

/** Fen as yuan, right-aligned figures; a difference that is not nothing is red and signed. */
export function MoneyText({ fen, difference = false }: { readonly fen: number; readonly difference?: boolean }) {
  const text = yuanOfFen(fen).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', ...(difference && fen !== 0 ? { color: '#a50f17', fontWeight: 700 } : {}) }}>{difference && fen > 0 ? `+${text}` : text}</span>
}
