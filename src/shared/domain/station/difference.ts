import type { RawDocument } from './document.ts'

/** What a station changed when it sent a document again. `line` 0 is the head; `before` null: new; `after` null: gone. */
export interface Difference {
  readonly line: number
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

type Content = Pick<RawDocument, 'head' | 'lines' | 'files'>
const MAX_SHOWN = 500

/** Field by field, lines by their place. At most 500 are listed; more is another document. */
export function differenceOf(before: Content, after: Content): Difference[] {
  const found: Difference[] = []
  compare(found, 0, [before.head, after.head])
  for (let i = 0; i < Math.max(before.lines.length, after.lines.length); i += 1) compare(found, i + 1, [before.lines[i] ?? {}, after.lines[i] ?? {}])
  return found.slice(0, MAX_SHOWN)
}

function compare(found: Difference[], line: number, [before, after]: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>]): void {
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[field] ?? null, after[field] ?? null]
    if (was !== is) found.push({ line, field, before: was, after: is })
  }
}

/** The content as one text, the same for the same content however the station ordered its fields. */
export function canonical({ head, lines, files }: Content): string {
  const sorted = (texts: Readonly<Record<string, string>>): (string | undefined)[][] => Object.keys(texts).toSorted().map((key) => [key, texts[key]])
  // A document without files is the text that it was before documents could have any.
  return JSON.stringify([sorted(head), lines.map(sorted), ...(files === undefined || files.length === 0 ? [] : [files.map((f) => f.sha256)])])
}

/** True when `next` is an older version than `current`, by the station's own marks. Marks of different kinds, or none, say nothing. */
export function isOlder(next: string | null, current: string | null): boolean {
  if (next === null || current === null || next === current) return false
  if (/^\d{1,15}$/.test(next) && /^\d{1,15}$/.test(current)) return Number(next) < Number(current)
  const time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/
  return time.test(next) && time.test(current) && next.replace('T', ' ') < current.replace('T', ' ')
}
