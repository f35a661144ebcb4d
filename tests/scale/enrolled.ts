import type pg from 'pg'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { numberRangeSchema } from '../../src/shared/domain/numbering/number-range.ts'
import { PROTOCOL } from '../../src/shared/sync/version.ts'
import { LoadBench } from './load-bench.ts'
import { RawClient } from './raw-client.ts'
import type { SeenByOthers } from './seen-by-others.ts'
import type { House } from './work.ts'

export interface Enrolled {
  readonly deviceId: string
  readonly token: string
}

/** A bench enrolled the way a hospital does it: a one-time code, then the call. */
export async function enrol(pool: pg.Pool, url: string, name: string): Promise<Enrolled> {
  const { code } = await makeEnrolCode(pool, 'main', name)
  for (;;) {
    const reply = await fetch(`${url}/sync/v1/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, deviceName: name, appVersion: 'load', protocol: PROTOCOL }) })
    if (reply.status === 429) continue
    if (reply.status !== 200) throw new Error(`enrol: ${reply.status} ${await reply.text()}`)
    const { deviceId, deviceKey } = (await reply.json()) as { readonly deviceId: string; readonly deviceKey: string }
    return { deviceId, token: `${deviceId}.${deviceKey}` }
  }
}

/** What the demo hospital of the server holds, read by the snapshot as a new bench does; `house`: without the bags, which may be a million. */
export async function readHouse(client: RawClient, only: 'all' | 'house' = 'all'): Promise<{ readonly house: House; readonly position: number }> {
  const docs: { readonly entity: string; readonly doc: Record<string, unknown> }[] = []
  let position: number | null = null
  let after: { entity: string; id: string } | null = null
  do {
    const page: Awaited<ReturnType<typeof client.call<'snapshot'>>> = await client.call('snapshot', { incarnation: 1, after, limit: 5000 })
    docs.push(...page.docs)
    position ??= page.position
    after = only === 'house' && page.next?.entity === 'unit' ? null : page.next
  } while (after !== null)
  const one = (entity: string, fits: (doc: Record<string, unknown>) => boolean): Record<string, unknown> => {
    const found = docs.find((d) => d.entity === entity && fits(d.doc))
    if (found === undefined) throw new Error(`the demo hospital has no such ${entity}`)
    return found.doc
  }
  const range = numberRangeSchema.parse(one('number_range', (d) => d['prefix'] === 'R'))
  return { house: { userId: String(one('app_user', (d) => d['badge'] === 'T1001')['id']), range, product: 'D1002', stationName: '练习市血液中心' }, position }
}

/** `count` benches on one server, each with its client. */
export async function benches(pool: pg.Pool, { url, address, count, read, seen }: { readonly url: string; readonly address: () => string; readonly count: number; readonly read?: 'all' | 'house'; readonly seen?: SeenByOthers }): Promise<{ readonly client: RawClient; readonly bench: LoadBench }[]> {
  const made = []
  let known: Awaited<ReturnType<typeof readHouse>> | null = null
  for (let index = 0; index < count; index += 1) {
    const { deviceId, token } = await enrol(pool, url, `bench ${index}`)
    const client = new RawClient(address, token)
    known ??= await readHouse(client, read)
    made.push({ client, bench: new LoadBench({ client, house: known.house, deviceId, index, cursor: known.position, ...(seen === undefined ? {} : { seen }) }) })
  }
  return made
}
