import { type Pattern, pattern } from './char-class.ts'

export const dateIds = ['004', '005', '006', '007', '008', '009'] as const
export type DateId = (typeof dateIds)[number]

/** How a part of the content is named: name, first character, end (exclusive). */
export type Slice = readonly [name: string, from: number, to: number]

interface Row {
  readonly identifier: string
  /** Content classes by position (char-class.ts); for variable structures only the fixed head. */
  readonly content: string
  /** Variable content after the head: how the head counts it. */
  readonly variable?: { readonly from: number; readonly digits: number; readonly unit: number; readonly sign: string }
  readonly slices?: readonly Slice[]
  /** A calendar date inside: offset of `yyyymmdd` or `yyyymm`, and of hhmm where there is one. */
  readonly calendar?: { readonly at: number; readonly day: boolean; readonly time: boolean }
  readonly retired?: true
}

// ICCBBA ST-001 v6.2.2, table of data structures. Where our notes do not give a charset the class is the widest letter-or-digit one.
const rows = {
  '010': { identifier: '&(', content: 'U'.repeat(5), slices: [['testing', 0, 5]] },
  '011': { identifier: '={', content: 'M'.repeat(18), retired: true },
  '012': { identifier: '=\\', content: '9'.repeat(18), slices: [['antigens', 0, 16], ['other', 16, 18]] },
  '013': { identifier: '&\\', content: 'M'.repeat(18), slices: [['antigens', 0, 18]] },
  '014': { identifier: '&{', content: 'M'.repeat(18), slices: [['antigens', 0, 18]] },
  '015': { identifier: '=[', content: 'M'.repeat(18), retired: true },
  '016': { identifier: '="', content: 'M'.repeat(18), retired: true },
  '017': { identifier: '=)', content: 'M'.repeat(10), slices: [['manufacturer', 0, 3], ['catalogue', 3, 10]] },
  '018': { identifier: '&)', content: 'M'.repeat(10), slices: [['lot', 0, 10]] },
  '019': { identifier: '=;', content: 'aPP99' + 'M'.repeat(16), slices: [['facility', 0, 5], ['donor', 5, 21]] },
  '020': { identifier: "='", content: 'aPP99' + 'M'.repeat(6), slices: [['facility', 0, 5], ['staff', 5, 11]] },
  '021': { identifier: '=-', content: 'M'.repeat(10), slices: [['manufacturer', 0, 3], ['catalogue', 3, 10]] },
  '022': { identifier: '&-', content: 'M'.repeat(10), slices: [['lot', 0, 10]] },
  '024': { identifier: '=#', content: 'MM' + '9'.repeat(8), slices: [['kind', 0, 2], ['birth', 2, 10]], calendar: { at: 2, day: true, time: false } },
  '025': { identifier: '&#', content: 'MM99', variable: { from: 2, digits: 2, unit: 1, sign: 'V' }, slices: [['kind', 0, 2], ['patientId', 4, -1]] },
  '026': { identifier: '=]', content: '9'.repeat(6), slices: [['month', 0, 6]], calendar: { at: 0, day: false, time: false } },
  '027': { identifier: '&"', content: 'M'.repeat(18), slices: [['markers', 0, 18]] },
  '028': { identifier: '=$', content: 'aPP99' + '9'.repeat(11), slices: [['facility', 0, 5], ['consignment', 5, 16]] },
  '029': { identifier: '&$', content: '99', variable: { from: 0, digits: 2, unit: 14, sign: 'M' }, slices: [['count', 0, 2], ['dimensions', 2, -1]] },
  '030': { identifier: '&%', content: '999', variable: { from: 0, digits: 3, unit: 10, sign: 'M' }, slices: [['count', 0, 3], ['antigens', 3, -1]] },
  '031': {
    identifier: '=(',
    content: 'MMMM' + '9'.repeat(12),
    slices: [['zone', 0, 1], ['use', 1, 2], ['kind', 2, 4], ['dateTime', 4, 16]],
    calendar: { at: 4, day: true, time: true }
  },
  '032': { identifier: '=,', content: 'U'.repeat(6), slices: [['division', 0, 6]] },
  '033': { identifier: '&+', content: 'aPP99' + 'M'.repeat(6), slices: [['facility', 0, 5], ['processor', 5, 11]] },
  '034': { identifier: '=/', content: 'aPP99' + 'M'.repeat(11), slices: [['facility', 0, 5], ['product', 5, 16]] },
  '035': { identifier: '&,1', content: 'M'.repeat(18), slices: [['lot', 0, 18]] },
  '036': { identifier: '&,2', content: 'M'.repeat(18), slices: [['supplemental', 0, 18]] },
  '037': { identifier: '&,3', content: 'M'.repeat(19), retired: true },
  '038': { identifier: '&,4', content: 'M'.repeat(40), slices: [['sec', 0, 40]] },
  '039': { identifier: '&:', content: 'M'.repeat(19), slices: [['grid', 0, 19]] },
  '040': { identifier: '&/', content: 'M'.repeat(15), slices: [['chain', 0, 15]] }
} as const satisfies Record<string, Row>

export type OtherId = keyof typeof rows

export interface OtherEntry extends Omit<Row, 'content' | 'variable'> {
  readonly id: OtherId
  readonly head: Pattern
  readonly variable: { readonly from: number; readonly digits: number; readonly unit: number; readonly sign: Pattern } | null
}

/** What an identifier stands for; the ids with own readers carry only their id. */
export type Entry =
  | { readonly id: '002' | '003' | DateId | '023'; readonly identifier: string }
  | OtherEntry
  | { readonly id: 'national'; readonly identifier: '' }

const own = [
  ['002', '=%'],
  ['003', '=<'],
  ['004', '=>'],
  ['005', '&>'],
  ['006', '=*'],
  ['007', '&*'],
  ['008', '=}'],
  ['009', '&}'],
  ['023', '=+']
] as const

function compile([id, row]: [string, Row]): OtherEntry {
  const { content, variable, ...rest } = row
  return {
    ...rest,
    id: id as OtherId,
    head: pattern(content),
    variable: variable ? { ...variable, sign: pattern(variable.sign) } : null
  }
}

const entries: Entry[] = [...own.map(([id, identifier]) => ({ id, identifier })), ...Object.entries(rows).map(compile)]
const national: Entry = { id: 'national', identifier: '' }

const equals: (Entry | undefined)[] = Array.from({ length: 128 }, () => undefined)
const ampersand: (Entry | undefined)[] = Array.from({ length: 128 }, () => undefined)
const comma: (Entry | undefined)[] = Array.from({ length: 128 }, () => undefined)
for (const entry of entries) {
  const { identifier } = entry
  const list = identifier.length === 3 ? comma : identifier.startsWith('=') ? equals : ampersand
  list[identifier.charCodeAt(identifier.length - 1)] = entry
}
for (const sign of 'abcdefghijklmnopqrstuvwxyz;!') ampersand[sign.charCodeAt(0)] = national

/** Entry of the identifier at `at` (which holds `=` or `&`), or undefined. The DIN is not in it: its second character is data. */
export function identifierAt(text: string, at: number): Entry | undefined {
  const second = text.charCodeAt(at + 1)
  if (text.charCodeAt(at) === 61) return equals[second]
  return second === 44 ? comma[text.charCodeAt(at + 2)] : ampersand[second]
}

const prefixes: ReadonlyMap<string, string> = new Map<string, string>([['001', '='], ...entries.map((e): [string, string] => [e.id, e.identifier])])

/** `=%` for `002` and so on; `''` for an opaque national structure, which keeps its own. */
export function identifierOf(id: string): string {
  return prefixes.get(id) ?? ''
}
