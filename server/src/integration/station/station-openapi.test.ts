import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentKinds, messageKinds } from '../../../../src/shared/domain/station/document.ts'
import { startStation } from '../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../tests/simulators/station/token.ts'

interface Schema {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>
}
const described = JSON.parse(readFileSync(new URL('../../../../docs/station-openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, Record<string, unknown>>; components: { schemas: Record<string, Schema> } }

test('R01 R24 the description for stations names every kind of document and message that we know, and no other', () => {
  const { schemas } = described.components
  expect(schemas['Document']?.properties?.['kind']?.enum).toEqual(documentKinds)
  expect(schemas['Message']?.properties?.['kind']?.enum).toEqual(messageKinds)
})

test('R01 R24 the simulator answers each described call with the described fields', async () => {
  const running = await startStation({ seed: 900 })
  try {
    running.station.books.dispatch(2, running.station.now())
    const ask = async (method: string, path: string, value?: unknown): Promise<[number, Record<string, unknown>]> => {
      const reply = await fetch(`${running.url}${path}`, { method, headers: { authorization: `Bearer ${stationToken}` }, ...(value === undefined ? {} : { body: JSON.stringify(value) }) })
      return [reply.status, (await reply.json()) as Record<string, unknown>]
    }
    expect(Object.keys(described.paths)).toEqual(['/station/v1/documents', '/station/v1/acknowledgements', '/station/v1/messages/{key}'])
    const [status, list] = await ask('GET', '/station/v1/documents?limit=5')
    const [document] = list['documents'] as Record<string, unknown>[]
    expect([status, Object.keys(document ?? {}).toSorted()]).toEqual([200, [...(described.components.schemas['Document']?.required ?? [])].toSorted()])
    expect(await ask('PUT', '/station/v1/messages/key-00000001', { kind: 'reservation', subject: 'reservation:1', head: {}, lines: [] })).toEqual([200, { accepted: true, reference: 'GZ000001' }])
    const [refused, why] = await ask('PUT', '/station/v1/messages/key-00000002', { kind: 'reservation-amend', subject: 'reservation:9', head: {}, lines: [] })
    expect([refused, Object.keys(why)]).toEqual([422, described.components.schemas['Refused']?.required])
    expect((await ask('POST', '/station/v1/acknowledgements', { kind: 'dispatch', number: document?.['number'], revision: '1', unread: 0 }))[0]).toBe(200)
    expect((await ask('GET', '/station/v1/documents'))[1]).toEqual({ documents: [], next: null })
    expect((await fetch(`${running.url}/station/v1/documents`)).status).toBe(401)
  } finally {
    await running.stop()
  }
})
