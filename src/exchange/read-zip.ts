import { inflateRawSync } from 'node:zlib'
import { UnsafeFile } from './unsafe-file.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MAX_ENTRIES = 500

/**
 * The entries of a ZIP whose names `wanted` takes. Every entry counts for the limit, and each is inflated against what is left of it, so
 * that a bomb costs at most `maxBytes` of memory whatever sizes it claims. An entry that is larger or smaller than it claims is refused.
 * @throws UnsafeFile
 */
export function readZip(bytes: Uint8Array, limits: { readonly maxBytes: number; readonly wanted: (name: string) => boolean }): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(view, bytes)
  if (entries.length > MAX_ENTRIES) throw new UnsafeFile('zip-entries')
  if (entries.reduce((sum, e) => sum + e.size, 0) > limits.maxBytes) throw new UnsafeFile('zip-too-large')
  const read = new Map<string, Uint8Array>()
  let left = limits.maxBytes
  for (const entry of entries) {
    if (!limits.wanted(entry.name)) continue
    if (read.has(entry.name)) throw new UnsafeFile('zip-broken')
    const content = inflate(view, bytes, { ...entry, left })
    left -= content.length
    read.set(entry.name, content)
  }
  return read
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

function directory(view: DataView, bytes: Uint8Array): Entry[] {
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1
  if (end < 0) throw new UnsafeFile('zip-broken')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new UnsafeFile('zip-broken')
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true)
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function inflate(view: DataView, bytes: Uint8Array, { at, method, packed, size, left }: Entry & { readonly left: number }): Uint8Array {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw new UnsafeFile('zip-broken')
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const raw = bytes.subarray(from, from + packed)
  if (raw.length !== packed || (method !== 0 && method !== 8)) throw new UnsafeFile('zip-broken')
  if (size > left) throw new UnsafeFile('zip-too-large')
  let content: Uint8Array
  try {
    content = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw new UnsafeFile('zip-broken')
  }
  if (content.length !== size) throw new UnsafeFile('zip-broken')
  return content
}
