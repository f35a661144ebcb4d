import { z } from 'zod'

const mm = z.number().nonnegative().max(300)
const box = z.strictObject({ x: mm, y: mm, w: mm.positive(), h: mm.positive() })

const textBox = box.extend({
  /** Size of the em square in mm; text shrinks from `size` to `minSize` before it is refused. Under 1.5 mm Chinese is a blot at 203 dpi. */
  size: mm.min(1.5),
  minSize: mm.min(1.5).optional(),
  weight: z.enum(['regular', 'bold']).default('regular'),
  align: z.enum(['left', 'center', 'right']).default('left'),
  lines: z.number().int().min(1).max(3).default(1)
})

/** X dimension in mm: the widest whole number of dots between the two that fits is taken. */
const module = { minModule: mm.min(0.25), maxModule: mm.max(1) }
/** Quiet zone 10 X to each side: ISO/IEC 15417. */
const linear = box.extend({ ...module, quiet: z.number().int().min(10) })
/** Quiet zone 1 X: ISO/IEC 16022. */
const matrix = box.extend({ ...module, quiet: z.number().int().min(1) })

export const labelTextNames = [
  'hospital', 'printed', 'selfNumber', 'group', 'rhdLabel', 'rhd', 'location', 'component', 'expires', 'din', 'dinCheck'
] as const
export type LabelTextName = (typeof labelTextNames)[number]

export const labelSymbolNames = ['selfNumber', 'din', 'matrix'] as const
export type LabelSymbolName = (typeof labelSymbolNames)[number]

const word = z.string().trim().min(1).max(12)

/**
 * A label's layout as data; lengths in mm, so one file serves every resolution. The boxes are the file's, the rules what to draw
 * in them `render-label.ts`'s. No text may be left out (domain 6.1: what the label of a bag says). Of the symbols the self-number
 * stands always; the DIN stands in Code 128, in the Data Matrix, or in both. What a template declares is what is read back.
 */
export const labelTemplateSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff ×._-]{0,31}$/),
  widthMm: mm.min(20).max(110),
  heightMm: mm.min(15).max(160),
  words: z.strictObject({
    printed: word,
    reprint: word.includes('{n}'),
    expires: word,
    din: word,
    rhd: word,
    pos: word,
    neg: word,
    unknown: word
  }),
  texts: z.strictObject({
    hospital: textBox, printed: textBox, selfNumber: textBox, group: textBox, rhdLabel: textBox, rhd: textBox,
    location: textBox, component: textBox, expires: textBox, din: textBox, dinCheck: textBox
  } satisfies Record<LabelTextName, typeof textBox>),
  symbols: z
    .strictObject({ selfNumber: linear, din: linear.optional(), matrix: matrix.optional() })
    .refine((s) => s.din !== undefined || s.matrix !== undefined, { error: 'neither symbol carries the DIN' }),
  badge: box.extend({ border: mm }),
  /** Boxed, so that nobody takes the check character for part of the DIN (ISBT 128 ST-001). */
  dinCheckBox: box.extend({ border: mm }),
  reprintBadge: box
})

export type LabelTemplate = z.infer<typeof labelTemplateSchema>
export type LabelTextBox = z.infer<typeof textBox>
export type LabelSymbolBox = z.infer<typeof matrix>
export type LabelBox = z.infer<typeof box>

/** The symbols a template carries, in the order in which they are drawn. */
export function symbolsOf(template: LabelTemplate): LabelSymbolName[] {
  return labelSymbolNames.filter((name) => template.symbols[name] !== undefined)
}
