import type { SimRandom } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** UUIDv7 of virtual time and seeded chance: a run that is run again makes the same ones. */
export class SimIds {
  readonly #time: VirtualTime
  readonly #random: SimRandom
  #count = 0

  constructor(time: VirtualTime, random: SimRandom) {
    this.#time = time
    this.#random = random
  }

  next(): string {
    this.#count += 1
    const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0').slice(-digits)
    const ms = hex(this.#time.now, 12)
    const tail = hex(this.#random.int(0x7fffffff), 8)
    // The last 16 bits are left for the ids that are derived from this one.
    return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(this.#count, 3)}-8${hex(this.#count >> 12, 3)}-${tail}0000`
  }
}
