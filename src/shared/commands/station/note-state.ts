import { z } from 'zod'
import { stationFindingSchema, stationLinkSchema, stationMessageSchema, type StationFinding, type StationLink, type StationMappingTable, type StationMessage } from '../../domain/station/link.ts'
import { mappingSchema } from '../../domain/station/mapping.ts'
import { ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create, type Put } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({
  link: stationLinkSchema.omit({ version: true }),
  messages: z.array(stationMessageSchema.omit({ id: true, version: true, wish: true, wishedBy: true, wishReason: true }).extend({ key: z.string() })).max(200),
  findings: z.array(stationFindingSchema.pick({ kind: true, source: true, problem: true, text: true, lines: true, foundAt: true }).extend({ key: z.string() })).max(200),
  /** At the first start: the table that the settings came with. */
  mapping: mappingSchema.nullable()
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly link: StationLink | null
  readonly messages: readonly (StationMessage | null)[]
  readonly findings: readonly (StationFinding | null)[]
  readonly mapping: StationMappingTable | null
}

/** R01, R03, R07-R10: the gateway shows how it stands with a station. It says what is so, and asks nobody. */
export const noteState = defineCommand<Payload, Documents>({
  name: 'station.noteState',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'look',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ link, messages, findings }) {
    const known: (StationMessage | null)[] = []
    for (const { key } of messages) known.push(yield* get('station_message', messageId(link.id, key)))
    const found: (StationFinding | null)[] = []
    for (const { key } of findings) found.push(yield* get('station_finding', findingId(link.id, key)))
    return { link: yield* get('station_link', link.id), messages: known, findings: found, mapping: yield* get('station_mapping', link.id) }
  },
  decide(documents, { link, messages, findings, mapping }) {
    const puts: Put[] = [documents.link === null ? create('station_link', link) : change('station_link', documents.link, link)]
    for (const [i, { key, ...message }] of messages.entries()) {
      const old = documents.messages[i] ?? null
      const shown = { ...message, wish: null, wishedBy: null, wishReason: null }
      puts.push(old === null ? create('station_message', { id: messageId(link.id, key), ...shown }) : change('station_message', old, shown))
    }
    for (const [i, { key, ...finding }] of findings.entries()) {
      // Looked at once, it stays looked at.
      if ((documents.findings[i] ?? null) === null) puts.push(create('station_finding', { id: findingId(link.id, key), partnerId: link.id, ...finding, state: 'open', closedAt: null, closedBy: null, note: '' }))
    }
    if (mapping !== null && documents.mapping === null) puts.push(create('station_mapping', { id: link.id, ...mapping }))
    return ok({ puts, labels: [], audit: { subjects: [`station:${link.id}`], detail: { state: link.state, waiting: link.waiting, dead: link.dead, messages: messages.length, findings: findings.length } } })
  }
})

const messageId = (partnerId: string, key: string): string => nameId('station_message', partnerId, key)
const findingId = (partnerId: string, key: string): string => nameId('station_finding', partnerId, key)
