import { aboGroups } from '../../../shared/domain/stock/blood-group.ts'
import type { Abo } from '../../../shared/domain/stock/blood-group.ts'
import { componentClasses } from '../../../shared/domain/stock/component-class.ts'
import type { ComponentClass } from '../../../shared/domain/stock/component-class.ts'
import { unitStates } from '../../../shared/domain/stock/unit-state.ts'
import type { UnitState } from '../../../shared/domain/stock/unit-state.ts'

/** `house`: whatever is still here. */
export const stateChoices = ['house', 'in-stock', 'received', 'numbered', 'quarantined', 'issued', 'returned', 'discarded', 'all'] as const
export type StateChoice = (typeof stateChoices)[number]

export interface StockFilter {
  readonly state: StateChoice
  readonly componentClass: ComponentClass | null
  readonly abo: Abo | null
  readonly text: string
}

const house: readonly UnitState[] = ['received', 'numbered', 'in-stock', 'quarantined', 'returned', 'return-asked']

export function statesOf(choice: StateChoice): UnitState[] {
  if (choice === 'house') return [...house]
  return choice === 'all' ? [...unitStates] : [choice]
}

/** The filter stands in the address, so that Esc from a bag, a link or a reload shows the same list. */
export function readFilter(params: URLSearchParams): StockFilter {
  return {
    state: stateChoices.find((s) => s === params.get('state')) ?? 'house',
    componentClass: componentClasses.find((c) => c === params.get('class')) ?? null,
    abo: aboGroups.find((a) => a === params.get('abo')) ?? null,
    text: (params.get('text') ?? '').slice(0, 60)
  }
}

export function writeFilter(filter: StockFilter): Record<string, string> {
  return {
    ...(filter.state === 'house' ? {} : { state: filter.state }),
    ...(filter.componentClass === null ? {} : { class: filter.componentClass }),
    ...(filter.abo === null ? {} : { abo: filter.abo }),
    ...(filter.text === '' ? {} : { text: filter.text })
  }
}

/** The choice after `now`; after the last comes `null` (any). */
export function nextChoice<V extends string>(all: readonly V[], now: V | null): V | null {
  if (now === null) return all[0] ?? null
  return all[all.indexOf(now) + 1] ?? null
}
