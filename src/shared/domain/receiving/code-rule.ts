import { z } from 'zod'

/** What a named part of a local code stands for. `group`: ABO and RhD in one value. `ignore`: checked by the pattern only. */
export const codeFieldKinds = ['din', 'productCode', 'group', 'abo', 'rhd', 'expiry', 'selfNumber', 'ignore'] as const
export type CodeFieldKind = (typeof codeFieldKinds)[number]

/** How an expiry is written in a local code; `JJJ` is the day of the year. A date alone is good until the end of that day. */
export const codeDateFormats = ['YYYYMMDD', 'YYYYMMDDHHmm', 'YYMMDD', 'YYMMDDHHmm', 'YYYY-MM-DD', 'YYYY-MM-DD HH:mm', 'DDMMYYYY', 'YYYYJJJ', 'YYJJJ'] as const
export type CodeDateFormat = (typeof codeDateFormats)[number]

export const codeFieldSchema = z.object({
  /** Name of the group in the pattern, `(?<name>…)`. */
  part: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,19}$/),
  kind: z.enum(codeFieldKinds),
  /** Put before the value: a local number becomes a 13-character donation number by it (ADR 0016). */
  prefix: z.string().max(12).regex(/^[A-Za-z0-9]*$/),
  format: z.enum(codeDateFormats).nullable(),
  /** The meaning of each value. Not empty: a value that is not in it is refused, never guessed. */
  values: z.array(z.object({ from: z.string().max(40), to: z.string().max(40) })).max(200)
})
export type CodeField = z.infer<typeof codeFieldSchema>

/** How codes of a station are read that are no ISBT 128. The hospital's own table. */
export const codeRuleSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  /** Regular expression for the whole code, within the safe subset of `rule-pattern.ts`. */
  pattern: z.string(),
  /** AIM symbology identifier without `]`, e.g. `F`, `F0`, `C0`; null: any, also none. */
  aim: z.string().nullable(),
  station: z.string(),
  /** 1-999, the lowest is tried first. */
  priority: z.number().int(),
  fields: z.array(codeFieldSchema),
  active: z.boolean()
})
export type CodeRule = z.infer<typeof codeRuleSchema>

/** What a rule needs to be applied; a rule that is still being written has no version. */
export type CodeRuleBody = Omit<CodeRule, 'id' | 'version'>
