import { z } from 'zod'

const mm = z.number().nonnegative()
const box = z.object({ x: mm, y: mm, w: mm, h: mm })

const textBox = box.extend({
  /** Size of the em square in mm; text shrinks from `size` to `minSize` before it is refused. */
  size: mm,
  minSize: mm.optional(),
  weight: z.enum(['regular', 'bold']).default('regular'),
  align: z.enum(['left', 'center', 'right']).default('left'),
  lines: z.number().int().min(1).max(3).default(1)
})

const symbolBox = box.extend({
  kind: z.enum(['code128', 'datamatrix']),
  /** Dots per module: the widest that fits is taken. */
  minModule: z.number().int().positive(),
  maxModule: z.number().int().positive(),
  /** White modules to each side (Code 128: 10 X, ISO/IEC 15417; Data Matrix: 1 X, ISO/IEC 16022). */
  quiet: z.number().int().positive()
})

const texts = z.object({
  hospital: textBox,
  printed: textBox,
  selfNumber: textBox,
  group: textBox,
  rhdLabel: textBox,
  rhd: textBox,
  location: textBox,
  component: textBox,
  expires: textBox,
  din: textBox,
  dinCheck: textBox
})

/** A label's layout as data; lengths in mm. The boxes are the file's, the rules what to draw in them `render-label.ts`'s. */
export const labelTemplateSchema = z.object({
  name: z.string(),
  widthMm: mm,
  heightMm: mm,
  dotsPerMm: z.number().int().positive(),
  words: z.object({
    printed: z.string(),
    reprint: z.string().includes('{n}'),
    expires: z.string(),
    din: z.string(),
    rhd: z.string(),
    pos: z.string(),
    neg: z.string(),
    unknown: z.string()
  }),
  texts,
  symbols: z.object({ selfNumber: symbolBox, din: symbolBox, matrix: symbolBox }),
  badge: box.extend({ border: mm }),
  /** Boxed, so that nobody takes the check character for part of the DIN (ISBT 128 ST-001). */
  dinCheckBox: box.extend({ border: mm }),
  reprintBadge: box
})

export type LabelTemplate = z.infer<typeof labelTemplateSchema>
export type LabelTextBox = z.infer<typeof textBox>
export type LabelSymbolBox = z.infer<typeof symbolBox>
export type LabelTextName = keyof LabelTemplate['texts']
export type LabelSymbolName = keyof LabelTemplate['symbols']

/** A template file that does not parse is a bug of the installation: it throws. */
export function parseLabelTemplate(json: string): LabelTemplate {
  return labelTemplateSchema.parse(JSON.parse(json))
}
