import { refusal, type Refusal } from '../refusal-code.ts'
import type { Unit } from '../stock/unit.ts'

/**
 * Authority over a bag counts its moves. Who hands a bag out says which move was the last they knew: when there was a later one, somebody
 * else may have been told that the bag is theirs to give (design §5). `seen` null: an older bench, which did not say.
 */
export function checkEpoch(unit: Pick<Unit, 'din' | 'epoch'>, seen: number | null): Refusal | null {
  return seen !== null && seen < unit.epoch ? refusal('issuing.epoch-passed', { din: unit.din, epoch: seen, now: unit.epoch }) : null
}
