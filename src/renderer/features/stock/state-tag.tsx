import type { UnitState } from '../../../shared/domain/stock/unit-state.ts'
import { useTerm } from '../../kit/text/use-term.ts'

const looks: Readonly<Record<UnitState, readonly [sign: string, ground: string, ink: string]>> = {
  received: ['○', '#e8edf2', '#33475b'],
  numbered: ['◐', '#fff0c7', '#5b3a00'],
  'in-stock': ['●', '#dff3e4', '#0b4a22'],
  quarantined: ['⚠', '#fde3e1', '#7a0f12'],
  issued: ['→', '#dfeaf6', '#0b3a66'],
  returned: ['←', '#fff0c7', '#5b3a00'],
  discarded: ['✕', '#e2e2e2', '#3a3a3a'],
  'return-asked': ['⇠', '#fff0c7', '#5b3a00'],
  'sent-back': ['⇤', '#e2e2e2', '#3a3a3a']
}

/** State of a bag: word, sign and colour. */
export function StateTag({ state, large = false }: { readonly state: UnitState; readonly large?: boolean }) {
  const term = useTerm()
  const [sign, background, color] = looks[state]
  return (
    <span data-unit-state={state} style={{ background, color, fontWeight: 800, borderRadius: 6, padding: large ? '4px 12px' : '1px 8px', fontSize: large ? 20 : 15, whiteSpace: 'nowrap', display: 'inline-block' }}>
      {sign} {term('unitState', state)}
    </span>
  )
}
