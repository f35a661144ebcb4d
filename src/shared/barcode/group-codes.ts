import type { Abo, Rhd } from '../domain/stock/blood-group.ts'

/** What RT005 says on how the unit may be used, in the order of its columns. */
export const collections = [
  'default',
  'directed',
  'emergency',
  'directed-biohazard',
  'directed-eligible',
  'autologous-eligible',
  'autologous',
  'autologous-biohazard'
] as const
export type Collection = (typeof collections)[number]

/** Groups that are not plain ABO; where `abo` is null too, matching must fail closed. */
export const groupVariants = [
  'para-bombay',
  'bombay',
  'o-para',
  'a-para',
  'b-para',
  'ab-para',
  'pooled-rhd',
  'pooled-abo',
  'pooled-abo-rhd',
  'a1',
  'a2',
  'a1b',
  'a2b'
] as const
export type GroupVariant = (typeof groupVariants)[number]

export const groupMessages = ['autologous', 'biohazard', 'discard', 'fractionation', 'quarantine', 'research', 'not-for-transfusion', 'tissue-only'] as const
export type GroupMessage = (typeof groupMessages)[number]

export interface GroupMeaning {
  readonly abo: Abo | null
  readonly rhd: Rhd | null
  readonly collection: Collection | null
  readonly variant: GroupVariant | null
  readonly message: GroupMessage | null
  readonly blocksStock: boolean
}

const codes = new Map<string, GroupMeaning>()
const plain: Record<string, string> = {}

function put(code: string, meaning: Partial<GroupMeaning>): void {
  if (codes.has(code)) throw new Error(`group code ${code} twice`)
  codes.set(code, { abo: null, rhd: null, collection: null, variant: null, message: null, blocksStock: false, ...meaning })
}

/** The eight codes of one group, `use` in the order of `collections`. */
function group(use: readonly string[], meaning: Partial<GroupMeaning>): void {
  collections.forEach((collection, i) => put(use[i] ?? '', { ...meaning, collection }))
  if (meaning.abo && !meaning.variant) plain[`${meaning.abo}${meaning.rhd ?? ''}`] = use[0] ?? ''
}

// ICCBBA ST-001 RT005: each line default | directed, emergency, directed biohazard, directed eligible, autologous eligible, autologous, autologous biohazard.
const numeric = (first: number, main: number): string[] =>
  [main, first, first + 1, first + 2, first + 3, main + 1, main + 2, main + 3].map((n) => String(n).padStart(2, '0'))
group(numeric(91, 95), { abo: 'O', rhd: 'neg' })
group(numeric(47, 51), { abo: 'O', rhd: 'pos' })
group(numeric(2, 6), { abo: 'A', rhd: 'neg' })
group(numeric(58, 62), { abo: 'A', rhd: 'pos' })
group(numeric(13, 17), { abo: 'B', rhd: 'neg' })
group(numeric(69, 73), { abo: 'B', rhd: 'pos' })
group(numeric(24, 28), { abo: 'AB', rhd: 'neg' })
group(numeric(80, 84), { abo: 'AB', rhd: 'pos' })

const lettered = (prefix: string, main = `${prefix}6`): string[] => [main, ...[2, 3, 4, 5, 7, 8, 9].map((n) => `${prefix}${n}`)]
group(lettered('P', '55'), { abo: 'O' })
group(lettered('A', '66'), { abo: 'A' })
group(lettered('B', '77'), { abo: 'B' })
group(lettered('C', '88'), { abo: 'AB' })
group(lettered('D'), { rhd: 'neg', variant: 'para-bombay' })
group(lettered('E'), { rhd: 'pos', variant: 'para-bombay' })
group(lettered('G'), { rhd: 'neg', variant: 'bombay' })
group(lettered('H'), { rhd: 'pos', variant: 'bombay' })
group(lettered('I'), { rhd: 'neg', variant: 'o-para' })
group(lettered('J'), { rhd: 'pos', variant: 'o-para' })
group(lettered('K'), { rhd: 'neg', variant: 'a-para' })
group(lettered('L'), { rhd: 'neg', variant: 'b-para' })
group(lettered('M'), { rhd: 'neg', variant: 'ab-para' })
group(lettered('N'), { rhd: 'pos', variant: 'a-para' })
group(lettered('O'), { rhd: 'pos', variant: 'b-para' })
group(lettered('Q'), { rhd: 'pos', variant: 'ab-para' })

const usual = { collection: 'default' } as const
put('A0', { ...usual, abo: 'A', variant: 'pooled-rhd' })
put('B0', { ...usual, abo: 'B', variant: 'pooled-rhd' })
put('C0', { ...usual, abo: 'AB', variant: 'pooled-rhd' })
put('D0', { ...usual, abo: 'O', variant: 'pooled-rhd' })
put('E0', { ...usual, rhd: 'pos', variant: 'pooled-abo' })
put('F0', { ...usual, rhd: 'neg', variant: 'pooled-abo' })
put('G0', { ...usual, variant: 'pooled-abo-rhd' })
put('H0', { ...usual, variant: 'pooled-abo' })
put('I0', { ...usual, abo: 'A', variant: 'a1' })
put('J0', { ...usual, abo: 'A', variant: 'a2' })
put('K0', { ...usual, abo: 'AB', variant: 'a1b' })
put('L0', { ...usual, abo: 'AB', variant: 'a2b' })

put('00', {})
put('Ma', { message: 'autologous' })
for (const [code, message] of [
  ['Mb', 'biohazard'],
  ['Md', 'discard'],
  ['Mf', 'fractionation'],
  ['Mq', 'quarantine'],
  ['Mr', 'research'],
  ['Mx', 'not-for-transfusion'],
  // T1-T6 are for tissues only: on a blood bag they are a mistake, so they block too.
  ...['T1', 'T2', 'T3', 'T4', 'T5', 'T6'].map((code) => [code, 'tissue-only'] as const)
] as const) {
  put(code, { message, blocksStock: true })
}

/** The whole of RT005 as we know it: code → meaning. */
export const groupCodes: ReadonlyMap<string, GroupMeaning> = codes

/** Default RT005 code of a plain group, e.g. `51` for O pos, `55` for O with no RhD given. */
export function groupCodeOf(abo: Abo, rhd: Rhd | null): string {
  return plain[`${abo}${rhd ?? ''}`] ?? ''
}
