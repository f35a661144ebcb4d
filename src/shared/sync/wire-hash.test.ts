import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { POKE_PATH, syncCalls, syncPath, syncProblems, type SyncCall } from './routes.ts'
import { OLDEST_PULL, PROTOCOL } from './version.ts'

/**
 * What each version of the protocol looks like on the wire. When this test fails, the contract has changed: raise PROTOCOL in version.ts, add
 * a line here (the test prints the hash) and one in the history of docs/protocol.md, which says who must be deployed first. A version that
 * runs at no hospital yet may get another hash instead.
 */
const wire: Readonly<Record<number, string>> = {
  1: '85e9284238c4a49e',
  2: '775f2e2784e35c1f'
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Keys in order, so that the order of fields in a source file means nothing; a format without the pattern that a release of zod writes for it. */
function canonical(value: Json): Json {
  if (Array.isArray(value)) return value.map((v: Json) => canonical(v))
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).filter((k) => k !== '$schema' && !(k === 'pattern' && 'format' in value)).toSorted((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(keys.map((k) => [k, canonical((value as { readonly [key: string]: Json })[k] ?? null)]))
}

function contract(): Json {
  const of = (schema: z.ZodType): Json => canonical(z.toJSONSchema(schema) as unknown as Json)
  const calls = (Object.keys(syncCalls) as SyncCall[]).map((call) => [syncPath(call), of(syncCalls[call].input), of(syncCalls[call].output)])
  return { calls, poke: POKE_PATH, problems: [...syncProblems] }
}

test('R20 a change of the contract between bench and server asks for a new version of the protocol', () => {
  const hash = createHash('sha256').update(JSON.stringify(contract())).digest('hex').slice(0, 16)
  expect({ protocol: PROTOCOL, hash }).toEqual({ protocol: PROTOCOL, hash: wire[PROTOCOL] })
})

test('R20 the history of the protocol names every version, and the oldest that may pull is one of them', () => {
  const doc = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')
  for (let version = 1; version <= PROTOCOL; version += 1) expect(doc).toMatch(new RegExp(`^\\| ${version} \\|`, 'm'))
  expect(Object.keys(wire)).toHaveLength(PROTOCOL)
  expect(OLDEST_PULL).toBeGreaterThanOrEqual(1)
  expect(OLDEST_PULL).toBeLessThanOrEqual(PROTOCOL)
})
