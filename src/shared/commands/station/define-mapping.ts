import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import { checkMapping } from '../../domain/station/check-mapping.ts'
import type { StationMappingTable } from '../../domain/station/link.ts'
import { mappingSchema, type StationMapping } from '../../domain/station/mapping.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = mappingSchema.extend({ partnerId: z.string() })
type Payload = z.infer<typeof payload>

/** R24: the hospital's own table of a station's names and codes, replaced as a whole. The audit entry holds what changed, old and new. */
export const defineMapping = defineCommand<Payload, StationMappingTable | null>({
  name: 'station.defineMapping',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'set-up',
  secondPerson: false,
  payload,
  *load({ partnerId }) {
    return yield* get('station_mapping', partnerId)
  },
  decide(table, { partnerId, fields, values }) {
    if (table === null) return err(refusal('station.partner-unknown'))
    const [fault] = checkMapping({ fields, values })
    if (fault !== undefined) return err(refusal('station.mapping-bad', { mappingFault: fault.code, field: fault.field, at: fault.at }))
    const [old, next] = [flat(table), flat({ fields, values })]
    const changed = [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((key) => (old[key] === next[key] ? [] : [[key, `${old[key] ?? '—'} → ${next[key] ?? '—'}`]]))
    return ok({ puts: [change('station_mapping', table, { fields, values })], labels: [], audit: { subjects: [`station:${partnerId}`], detail: Object.fromEntries(changed.slice(0, 100)) as Record<string, string> } })
  }
})

function flat({ fields, values }: StationMapping): Readonly<Record<string, string>> {
  return Object.fromEntries([...fields.map((row) => [row.from, row.to]), ...values.map((row) => [`${row.field} ${row.from}`, `${row.to}${row.outgoing ? ' (out)' : ''}`])]) as Record<string, string>
}
