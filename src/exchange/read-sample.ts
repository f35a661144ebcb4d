import { parse } from 'csv-parse/sync'
import type { RawDocument } from '../shared/domain/station/document.ts'
import { cellText } from './cell-text.ts'
import { xmlTree, type XmlNode } from './xml-tree.ts'

const MAX_SAMPLE = 200_000

/**
 * What somebody pasted to try a mapping out (a table with a header, by comma or tab; JSON; XML), as lines under the station's own names. Nothing is kept.
 * @throws UnsafeFile, or Error with a sentence when it is none of these
 */
export function readSample(text: string): RawDocument {
  if (text.length > MAX_SAMPLE) throw new Error('the sample is longer than 200,000 characters')
  return { kind: 'dispatch', number: 'sample', revision: null, declaredLines: null, head: {}, lines: linesOfText(text).slice(0, 1000) }
}

/** All lines of a text, whatever of the three it is. @throws as readSample */
export const linesOfText = (text: string): Record<string, string>[] => withoutHeads(linesOf(text.replace(/^\ufeff/, '').trim()))

/** One or two texts beside fuller lines are the head of a note and no bag. */
function withoutHeads(lines: Record<string, string>[]): Record<string, string>[] {
  const full = lines.filter((line) => Object.keys(line).length >= 3)
  return full.length > 0 ? full : lines
}

function linesOf(text: string): Record<string, string>[] {
  if (text.startsWith('<')) return linesOfXml(xmlTree(text), {})
  if (text.startsWith('{') || text.startsWith('[')) return linesOfJson(JSON.parse(text) as unknown)
  const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  const [header = [], ...rows] = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][]
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name.trim(), row[i] ?? ''])))
}

function linesOfJson(value: unknown): Record<string, string>[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => linesOfJson(item))
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const inside = entries.filter(([, held]) => typeof held === 'object' && held !== null)
  const texts = Object.fromEntries(entries.filter(([, held]) => typeof held !== 'object' || held === null).map(([name, held]) => [name, cellText(held)]))
  return inside.length === 0 ? [texts] : inside.flatMap(([, held]) => linesOfJson(held).map((line) => ({ ...texts, ...line })))
}

/** An element whose children hold only texts is a line; `<field name="…">` is a text under that name. */
function linesOfXml(node: XmlNode, around: Readonly<Record<string, string>>): Record<string, string>[] {
  const leaves = node.children.filter((child) => child.children.length === 0)
  const texts = { ...around, ...Object.fromEntries(leaves.map((leaf) => [leaf.attributes['name'] ?? leaf.name, leaf.text])) }
  const inside = node.children.filter((child) => child.children.length > 0)
  return inside.length === 0 ? [texts] : inside.flatMap((child) => linesOfXml(child, texts))
}
