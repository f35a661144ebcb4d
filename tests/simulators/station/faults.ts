import { z } from 'zod'

const chance = z.number().min(0).max(1)

/** What a bad partner does. Chances are per answer, document or line; all 0 is a good partner. */
export const faultsSchema = z.object({
  slowMs: z.number().int().min(0).max(600_000).describe('every answer waits this long'),
  http500: chance.describe('answers 500 instead'),
  lostReply: chance.describe('does what was asked, then cuts the line'),
  duplicates: chance.describe('offers a document twice at once'),
  outOfOrder: chance.describe('offers a page in another order, and old versions after new ones'),
  half: chance.describe('offers a document with lines cut off; its line count stays'),
  broken: chance.describe('cuts the bytes of an answer or file in the middle'),
  changedResend: chance.describe('sends an acknowledged dispatch again: another price, another order, a bag more at the top, or a bag less, which the version after that lists again'),
  withdrawals: chance.describe('takes an acknowledged dispatch back'),
  wrongCodes: chance.describe('a line carries a group code that does not exist'),
  wrongEncoding: chance.describe('bytes in another encoding than said, or read wrongly by the station itself'),
  clockHours: z.number().min(-1000).max(1000).describe('its clock is off by so many hours'),
  silent: z.union([z.literal(0), z.literal(1)]).describe('1: answers nobody')
})
export type Faults = z.infer<typeof faultsSchema>

export const noFaults: Faults = { slowMs: 0, http500: 0, lostReply: 0, duplicates: 0, outOfOrder: 0, half: 0, broken: 0, changedResend: 0, withdrawals: 0, wrongCodes: 0, wrongEncoding: 0, clockHours: 0, silent: 0 }

/** The same seed and the same questions give the same answers. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  says(probability: number): boolean {
    return probability > 0 && this.number() < probability
  }

  below(n: number): number {
    return Math.floor(this.number() * n)
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items.map((item) => ({ item, at: this.number() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item)
  }
}
