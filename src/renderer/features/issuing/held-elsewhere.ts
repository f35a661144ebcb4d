import { createStore } from '../../bridge/store.ts'

export interface HeldElsewhere {
  /** The last bag that was refused because another bench holds it; null: the last scan was something else. */
  readonly unitId: string | null
  readonly name: string
}

const nothing: HeldElsewhere = { unitId: null, name: '' }

/** Beside the verdict, so that one key asks for the bag that was just refused. */
export const heldElsewhere = createStore<HeldElsewhere>(nothing)

export function forgetHeldElsewhere(): void {
  if (heldElsewhere.get().unitId !== null) heldElsewhere.set(nothing)
}
