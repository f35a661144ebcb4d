import { nextUnitState } from '../../../shared/domain/stock/unit-state.ts'
import type { UnitState } from '../../../shared/domain/stock/unit-state.ts'
import type { StockKey } from '../../../shared/text/stock-text.ts'

export const unitActions = ['quarantine', 'release', 'discard'] as const
export type UnitAction = (typeof unitActions)[number]

/** What may be done with a bag in this state: asked of the one rule, so that the screen offers nothing core would refuse. */
export function actionsOf(state: UnitState): readonly UnitAction[] {
  const may = (event: Parameters<typeof nextUnitState>[1]): boolean => nextUnitState(state, event) !== null
  return unitActions.filter((action) => (action === 'release' ? may('release') || may('release-numbered') : may(action)))
}

/** Reasons by digit. They only fill in the text: what counts is what was written. */
export const reasonsOf: Readonly<Record<UnitAction, readonly StockKey[]>> = {
  quarantine: ['reason.appearance', 'reason.cold-chain', 'reason.label', 'reason.mismatch', 'reason.station'],
  release: ['reason.checked-ok', 'reason.corrected', 'reason.by-mistake'],
  discard: ['reason.expired', 'reason.bag-broken', 'reason.clots', 'reason.cold-chain-failed', 'reason.recall']
}
