import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { dispatchCsv } from '../shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../shared/practice/generate-dispatch.ts'
import type { DispatchFile } from '../shared/domain/receiving/sort-dispatch-lines.ts'
import { readDispatchFile } from './read-dispatch-file.ts'

const dispatch = generateDispatch({ seed: 8, count: 3, now: '2026-11-22T00:00:00.000Z' })
const csv = dispatchCsv(dispatch)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function read(bytes: Uint8Array): Promise<DispatchFile> {
  const result = await readDispatchFile('list', bytes)
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}

async function refused(bytes: Uint8Array): Promise<string> {
  const result = await readDispatchFile('list', bytes)
  return result.ok ? 'read' : `${result.error.code} ${String(result.error.params['detail'] ?? '')}`
}

function xml(declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  const [header = '', ...lines] = csv.trim().split('\r\n')
  const names = header.split(',')
  const bags = lines.map((line) => `<血袋>${line.split(',').map((cell, i) => `<${names[i]}>${cell.replaceAll('<', '&lt;')}</${names[i]}>`).join('')}</血袋>`)
  return `${declaration}\n<ns:发血单 xmlns:ns="urn:x"><明细>${bags.join('\n')}</明细></ns:发血单>`
}

/** A ZIP of one entry that claims `size` bytes. */
function zip(name: string, content: Uint8Array, size = content.length): Uint8Array {
  const packed = deflateRawSync(content)
  const head = (signature: number, length: number): Buffer => {
    const b = Buffer.alloc(length)
    b.writeUInt32LE(signature, 0)
    return b
  }
  const local = head(0x04034b50, 30)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(size, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = head(0x02014b50, 46)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  const at = local.length + name.length + packed.length
  const end = head(0x06054b50, 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

test('R03 one list reads alike in UTF-8 with and without mark, UTF-16 and GB18030, as CSV and as XML', async () => {
  const want = (await read(utf8(csv))).good
  expect(want).toHaveLength(3)
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk']) {
    const bytes = iconv.encode(csv, encoding, { addBOM: encoding.startsWith('utf') })
    expect((await read(bytes)).good, encoding).toEqual(want)
  }
  const inTree = want.map((row, i) => ({ ...row, lineNo: i + 1 }))
  expect((await read(utf8(xml()))).good).toEqual(inTree)
  expect((await read(iconv.encode(xml('<?xml version="1.0" encoding="GB18030"?>'), 'gb18030'))).good).toEqual(inTree)
  expect((await read(iconv.encode(xml('<?xml version="1.0" encoding="gbk"?>'), 'gb18030'))).good).toEqual(inTree)
  expect((await read(iconv.encode(xml(), 'utf-8', { addBOM: true }))).number).toBe(dispatch.number)
})

test('R03 R26 a document type is refused before any entity of it is used: no file is read, nothing is blown up', async () => {
  const outside = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
  expect(await refused(utf8(xml(outside).replace('练习市血液中心', '&x;')))).toBe('receiving.file-unsafe doctype')
  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from('bcdefgh').map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(50)}">`).join('')}]><l>&h;</l>`
  expect(await refused(utf8(laughs))).toBe('receiving.file-unsafe doctype')
  expect(await refused(utf8(`<a>${'<b>'.repeat(100)}${'</b>'.repeat(100)}</a>`))).toBe('receiving.file-unsafe xml-depth')
  expect(await refused(utf8(`[${'['.repeat(5000)}${']'.repeat(5000)}]`))).toBe('receiving.file-unsafe xml-depth')
  expect(await refused(utf8('<a><b></a>'))).toMatch(/^receiving.file-unreadable/)
  expect(await refused(utf8('<a>&unknown;</a>'))).toMatch(/^receiving.file-unreadable/)
})

test('R03 R26 a ZIP bomb costs no memory, whether it says its size or lies about it', async () => {
  const bomb = Buffer.alloc(200 * 1024 * 1024, 0x20)
  const before = process.memoryUsage().rss
  expect(await refused(zip('xl/workbook.xml', bomb))).toBe('receiving.file-unsafe zip-too-large')
  expect(await refused(zip('xl/workbook.xml', bomb, 1000))).toMatch(/^receiving.file-unreadable/)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  expect(await refused(zip('xl/workbook.xml', utf8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')))).toBe('receiving.file-unsafe doctype')
})

test('R03 R26 a formula is no value: in a spreadsheet by its cell, in a text by its first character', async () => {
  const [header = '', first = '', second = ''] = csv.trim().split('\r\n')
  const cells = [header, first, second].map((line) => line.split(',').map((value) => ({ value, type: String }) as { value: string; type: unknown }))
  const volume = header.split(',').indexOf('容量')
  const row = cells[1]
  if (row) row[volume] = { value: '=100*4', type: 'Formula' }
  const sheet = await read(new Uint8Array(await writeXlsx(cells as never).toBuffer()))
  expect(sheet.bad).toMatchObject([{ lineNo: 2, problem: 'formula', field: 'volumeMl' }])
  expect(sheet.good).toHaveLength(1)

  const name = dispatch.bags[0]?.componentName ?? ''
  for (const evil of ['=HYPERLINK(1)', '+1+cmd', '-2+3', '@SUM(1)']) {
    expect((await read(utf8(csv.replace(name, evil)))).bad, evil).toMatchObject([{ lineNo: 2, problem: 'formula', field: 'componentName', value: evil }])
  }
})

test('R03 a second note in one file is named line by line and never mixed into the first', async () => {
  const file = await read(utf8(csv.replaceAll(`${dispatch.number},练习市血液中心,=${dispatch.bags[2]?.din}`, `OTHER,练习市血液中心,=${dispatch.bags[2]?.din}`)))
  expect(file.bad).toMatchObject([{ lineNo: 4, problem: 'other-dispatch', field: 'dispatchNumber', value: 'OTHER' }])
  expect((await read(utf8(csv.replace(dispatch.number, 'N'.repeat(31))))).bad[0]).toMatchObject({ problem: 'text-unfit', field: 'dispatchNumber' })
})

test('R03 five thousand lines in a spreadsheet are read, one more is refused', async () => {
  const [header = '', line = ''] = csv.trim().split('\r\n')
  const sheet = async (count: number): Promise<Uint8Array> => {
    const rows = [header, ...Array.from({ length: count }, (_, i) => line.replace(/=A9999\d{8}/, `=A999926${String(i).padStart(6, '0')}`))]
    return new Uint8Array(await writeXlsx(rows.map((r) => r.split(',').map((value) => ({ value, type: String }))) as never).toBuffer())
  }
  const file = await read(await sheet(5000))
  expect([file.good.length, file.bad.length]).toEqual([5000, 0])
  expect(await refused(await sheet(5001))).toMatch(/^receiving.file-too-long/)
})
