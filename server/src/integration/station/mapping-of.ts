import { get } from '../../../../src/shared/commands/load.ts'
import { mappingSchema, type StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import { load, type Queryable } from '../../sync/documents.ts'
import type { PartnerRef } from './partner-ref.ts'

/** The partner's table of names and codes as people have edited it; before the first round the one of the settings. @throws Error when there is no such partner */
export async function mappingOf(db: Queryable, { siteId, partnerId }: PartnerRef): Promise<StationMapping> {
  const edited = await load({ db, siteId }, get('station_mapping', partnerId))
  if (edited !== null) return edited
  const { rows } = await db.query<{ mapping: unknown }>('SELECT mapping FROM station_partner WHERE site_id = $1 AND id = $2', [siteId, partnerId])
  if (rows[0] === undefined) throw new Error(`no partner ${partnerId}`)
  return mappingSchema.parse(rows[0].mapping)
}
