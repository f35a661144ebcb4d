/** What a verifier can find. Closed: each code has its sentence in `findingSentence`. */
export const findingCodes = [
  'file.not-an-export',
  'file.line-unreadable',
  'file.sum-differs',
  'file.cut',
  'entry.changed',
  'entry.missing',
  'entry.out-of-order',
  'entry.unlinked',
  'entry.foreign',
  'chain.cut',
  'chain.rewritten',
  'chain.missing'
] as const
export type FindingCode = (typeof findingCodes)[number]

export interface Finding {
  readonly code: FindingCode
  readonly chain: string | null
  readonly seq: number | null
  /** Line of the export, from 1; null: of none. */
  readonly line: number | null
  readonly detail: string
}

const sentences: Readonly<Record<FindingCode, string>> = {
  'file.not-an-export': 'this is not an audit export of Hemobench',
  'file.line-unreadable': 'this line is no line of an export',
  'file.sum-differs': 'the file is not as it was written',
  'file.cut': 'the file has no proper end: it was cut off, or written on',
  'entry.changed': 'this entry does not say what it said when it was written',
  'entry.missing': 'entries before this one were removed',
  'entry.out-of-order': 'this entry stands where it does not belong',
  'entry.unlinked': 'the entry before this one is not the one that stood there',
  'entry.foreign': 'this entry is of another bench',
  'chain.cut': 'entries at the end of this chain were removed',
  'chain.rewritten': 'this chain is not the one that was anchored',
  'chain.missing': 'a whole chain that was anchored is not here'
}

export const findingSentence = (code: FindingCode): string => sentences[code]
