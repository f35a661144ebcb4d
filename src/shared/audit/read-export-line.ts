import { readAnchor, type Anchor } from './anchor.ts'
import type { BenchEntry, ServerEntry } from './chain-rules.ts'
import { anchorInExport, benchEntryLine, chainLine, serverEntryLine, type ExportHeader } from './export-lines.ts'

export type ExportLine =
  | { readonly kind: 'header'; readonly header: ExportHeader }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'chain'; readonly chain: string; readonly seq: number; readonly hash: string }
  | { readonly kind: 'entry'; readonly entry: BenchEntry | ServerEntry; readonly canonical: boolean }
  | { readonly kind: 'end'; readonly lines: number; readonly sum: string }

type Fields = Readonly<Record<string, unknown>>

const isText = (v: unknown): v is string => typeof v === 'string'
const isTextOrNull = (v: unknown): v is string | null => v === null || typeof v === 'string'
const isCount = (v: unknown): v is number => Number.isSafeInteger(v) && (v as number) >= 0

function entryOf(f: Fields): BenchEntry | ServerEntry | null {
  const { seq, at, deviceId, actorId, actorName, secondId, secondName, action, subjects, detail, commandId, prevHash, digest, hash } = f
  if (!isCount(seq) || !isText(at) || !isText(deviceId) || !isText(actorId) || !isText(actorName) || !isTextOrNull(secondId) || !isTextOrNull(secondName)) return null
  if (!isText(action) || !isText(subjects) || !isText(detail) || !isTextOrNull(commandId) || !isText(hash)) return null
  const entry = { seq, at, deviceId, actorId, actorName, secondId, secondName, action, subjects, detail, commandId, hash }
  if (isText(prevHash)) return { ...entry, prevHash }
  return isText(digest) ? { ...entry, digest } : null
}

/**
 * One line of an export, or null when it is none. An entry that is not written just as the export would write it (another order of fields,
 * a field too many, another way to write a sign) is told as not canonical: nothing may hide between the hash and the eye.
 */
export function readExportLine(text: string): ExportLine | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const f = value as Fields
  if (f['format'] === 'hemobench-audit') {
    const { madeAt, by, owner } = f
    if (f['version'] !== 1 || !isText(madeAt) || (by !== 'server' && by !== 'bench') || !isText(owner)) return null
    return { kind: 'header', header: { format: 'hemobench-audit', version: 1, madeAt, by, owner } }
  }
  if ('anchor' in f) {
    const anchor = readAnchor(JSON.stringify(f['anchor']))
    return anchor !== null && anchorInExport(anchor) === text ? { kind: 'anchor', anchor } : null
  }
  if ('chain' in f) {
    const { chain, seq, hash } = f
    return isText(chain) && isCount(seq) && isText(hash) && chainLine(chain, { seq, hash }) === text ? { kind: 'chain', chain, seq, hash } : null
  }
  if (f['end'] === true) {
    const { lines, sum } = f
    return isCount(lines) && isText(sum) ? { kind: 'end', lines, sum } : null
  }
  const entry = entryOf(f)
  return entry === null ? null : { kind: 'entry', entry, canonical: ('prevHash' in entry ? benchEntryLine(entry) : serverEntryLine(entry)) === text }
}
