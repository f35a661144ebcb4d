import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { dispatchCsv } from '../shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../shared/practice/generate-dispatch.ts'
import type { DispatchFile } from '../shared/domain/receiving/sort-dispatch-lines.ts'
import { readDispatchFile } from './read-dispatch-file.ts'

const dispatch = generateDispatch({ seed: 3, count: 4, now: '2026-11-22T00:00:00.000Z' })
const csv = dispatchCsv(dispatch)

async function read(name: string, bytes: Uint8Array): Promise<DispatchFile> {
  const result = await readDispatchFile(name, bytes)
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}

const code = async (name: string, bytes: Uint8Array): Promise<string> => {
  const result = await readDispatchFile(name, bytes)
  return result.ok ? 'ok' : result.error.code
}

test('R03 the same list reads alike from CSV, XLSX and JSON', async () => {
  const fromCsv = await read('a.csv', new TextEncoder().encode(csv))
  expect(fromCsv).toMatchObject({ number: dispatch.number, stationName: dispatch.stationName, bad: [] })
  expect(fromCsv.good.map((r) => r.din)).toEqual(dispatch.bags.map((b) => b.din))
  expect(fromCsv.good.map((r) => r.expiresAt)).toEqual(dispatch.bags.map((b) => b.expiresAt))

  const cells = csv.trim().split('\r\n').map((line) => line.split(',').map((value) => ({ value, type: String })))
  const xlsx = await writeXlsx(cells as never).toBuffer()
  expect((await read('a.xlsx', new Uint8Array(xlsx))).good).toEqual(fromCsv.good)

  const json = { 发血单号: dispatch.number, 血站名称: dispatch.stationName, lines: dispatch.bags.map((b) => ({ din: b.din, productCode: b.productCode, 血液名称: b.componentName, abo: b.abo, rhd: b.rhd, volume: b.volumeMl, expiry: new Date(Date.parse(b.expiresAt) + 8 * 3_600_000).toISOString().slice(0, 16), price: (b.priceFen ?? 0) / 100 })) }
  const fromJson = await read('a.json', new TextEncoder().encode(JSON.stringify(json)))
  expect(fromJson.good.map((r) => ({ ...r, lineNo: r.lineNo + 1 }))).toEqual(fromCsv.good)
})

test('R03 a CSV in GB18030, as Chinese spreadsheets write it, reads like one in UTF-8', async () => {
  // GB18030 bytes of the two header words and cells this needs, written by hand: there is no encoder in Node.
  const header = Buffer.from([0xcf, 0xd7, 0xd1, 0xaa, 0xc2, 0xeb]) // 献血码
  const bytes = Buffer.concat([header, Buffer.from(',productcode,abo,rhd,expiry\r\n=A99992600000100,D1002V00,A,pos,2026-12-31\r\n')])
  expect((await read('a.csv', bytes)).good.map((r) => r.din)).toEqual(['A999926000001'])
})

test('R03 a bad line is listed with the number a person sees in the file, and the good ones go on', async () => {
  const broken = csv.replace('=A9999', '=A9O99').replace(/\r\n$/, `\r\n\r\n${csv.split('\r\n')[2]}\r\n`)
  const file = await read('a.csv', new TextEncoder().encode(broken))
  expect(file.bad.map((b) => [b.lineNo, b.problem])).toEqual([[2, 'din-malformed'], [7, 'repeated-in-file']])
  expect(file.good).toHaveLength(3)
})

test('R03 a file that is no list says what is missing', async () => {
  expect(await code('a.csv', new TextEncoder().encode('a,b,c\n1,2,3\n'))).toBe('receiving.file-no-header')
  expect(await code('a.json', new TextEncoder().encode('{"x":1}'))).toBe('receiving.file-no-header')
  expect(await code('a.json', new TextEncoder().encode('{broken'))).toBe('receiving.file-unreadable')
  expect(await code('a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe('receiving.file-unreadable')
  expect(await code('a.csv', new Uint8Array(6 * 1024 * 1024))).toBe('receiving.file-too-large')
})

test('R03 no bytes make the reader throw', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => void (await readDispatchFile('x', bytes))), { numRuns: 300 })
})
