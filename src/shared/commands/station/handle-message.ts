import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { StationMessage } from '../../domain/station/link.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ messageId: z.string(), act: z.enum(['replay', 'drop']), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** A person has read a dead message: it goes again under its old key (the station may have done it after all), or is given up for good. The gateway does it. */
export const handleMessage = defineCommand<Payload, StationMessage | null>({
  name: 'station.handleMessage',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load({ messageId }) {
    return yield* get('station_message', messageId)
  },
  decide(message, { act, reason }, { actor }) {
    if (message === null || message.state !== 'dead' || message.wish !== null) return err(refusal('station.message-not-dead'))
    return ok({ puts: [change('station_message', message, { wish: act, wishedBy: actor.userId, wishReason: reason })], labels: [], audit: { subjects: [`station-message:${message.id}`, message.subject], detail: { act, reason } } })
  }
})
