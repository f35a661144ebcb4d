import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { StationFinding } from '../../domain/station/link.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ findingId: z.string(), note: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** A person has looked at what could not be understood, and says what was done about it. It stays as it came. */
export const closeFinding = defineCommand<Payload, StationFinding | null>({
  name: 'station.closeFinding',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load({ findingId }) {
    return yield* get('station_finding', findingId)
  },
  decide(finding, { note }, { actor, now }) {
    if (finding === null || finding.state !== 'open') return err(refusal('station.finding-not-open'))
    return ok({ puts: [change('station_finding', finding, { state: 'closed', closedAt: now, closedBy: actor.userId, note })], labels: [], audit: { subjects: [`station-finding:${finding.id}`], detail: { source: finding.source, note } } })
  }
})
