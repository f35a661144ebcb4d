import { SyncUnreachable, type SyncCall, type SyncInput, type SyncOutput, type SyncTransport } from '../../../src/shared/sync/routes.ts'
import type { SimRandom } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** How bad the network is, as chances per message. */
export interface Weather {
  readonly drop: number
  readonly duplicate: number
  /** Milliseconds of one way. Messages that are slower than later ones arrive in another order. */
  readonly fastMs: number
  readonly slowMs: number
}

export const fairWeather: Weather = { drop: 0, duplicate: 0, fastMs: 1, slowMs: 5 }
export const badWeather: Weather = { drop: 0.05, duplicate: 0.05, fastMs: 1, slowMs: 4000 }

/** A bench gives a call up after this long, as the HTTP transport does. */
const GIVE_UP_MS = 10_000

export interface Cable {
  /** No message of this bench passes while it is cut. */
  cut: boolean
  weather: Weather
}

interface Wire {
  readonly time: VirtualTime
  readonly random: SimRandom
  readonly cable: Cable
  /** The server as it is when the message arrives. Rejects when there is none, or with what it answers. */
  readonly deliver: <C extends Exclude<SyncCall, 'enrol'>>(call: C, input: SyncInput<C>) => Promise<SyncOutput<C>>
  /** Whether the process that sent it still lives: an answer to a dead one reaches nobody. */
  readonly alive: () => boolean
}

type Answer = { readonly value: unknown } | { readonly error: unknown }

/** A network that drops, delays, repeats, reorders and cuts. The bench sees what HTTP would show it: an answer, a no, or nothing. */
export function badTransport({ time, random, cable, deliver, alive }: Wire): SyncTransport {
  const oneWay = (): number => random.between(cable.weather.fastMs, cable.weather.slowMs)
  const lost = (): boolean => cable.cut || random.chance(cable.weather.drop)
  return {
    call: (call, input) =>
      new Promise((resolve, reject) => {
        const end = (answer: Answer): void => {
          if (!alive()) return
          if ('value' in answer) resolve(answer.value as never)
          else reject(answer.error as Error)
        }
        // Nothing listens at the end of a cut cable: known at once. What is lost on its way is known when one has waited long enough.
        if (cable.cut) return time.after(5, () => end({ error: new SyncUnreachable('cut') }))
        const carry = async (told: boolean): Promise<void> => {
          if (lost()) return
          const answer = await deliver(call, input).then((value): Answer => ({ value }), (error: unknown): Answer => ({ error }))
          if (!told || lost()) return
          time.after(oneWay(), () => end(answer))
        }
        time.after(oneWay(), () => carry(true))
        if (random.chance(cable.weather.duplicate)) time.after(oneWay() * 3, () => carry(false))
        time.after(GIVE_UP_MS, () => end({ error: new SyncUnreachable('time-out') }))
      })
  }
}
