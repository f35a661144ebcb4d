import { z } from 'zod'
import { labelDpis } from '../../domain/labels/label-layout.ts'
import { labelSymbolNames } from '../../domain/labels/label-template.ts'
import { nothing, refusalValue } from './rows.ts'

const name = z.string().max(32)
const dpi = z.literal(labelDpis)
/** A template file: JSON text. Read by `domain/labels/read-template.ts`, which names what is wrong with it. */
const text = z.string().max(20_000)

export const labelTemplateCalls = {
  'labels.templates': {
    capability: 'look',
    input: nothing,
    output: z.object({
      templates: z.array(z.object({ name: z.string(), widthMm: z.number(), heightMm: z.number(), symbols: z.array(z.enum(labelSymbolNames)), builtIn: z.boolean(), text: z.string() })),
      /** Name of the one in use. */
      chosen: z.string(),
      /** Resolutions of this bench's printers. */
      dpis: z.array(dpi)
    })
  },
  /** What this bench would print with a template, drawn and read back; `problem` is the first that stands against it. Stores nothing. */
  'labels.tryTemplate': {
    capability: 'look',
    input: z.object({ text, dpi }),
    output: z.object({
      /** In dots. */
      width: z.number().int(),
      height: z.number().int(),
      problem: refusalValue.nullable(),
      labels: z.array(z.object({ sample: z.string(), number: z.string(), dataUrl: z.string().nullable(), problem: refusalValue.nullable() }))
    })
  },
  /** Takes a template of the house's own in, or replaces it. */
  'labels.saveTemplate': { capability: 'set-up', input: z.object({ text }), output: z.object({ name: z.string() }) },
  'labels.removeTemplate': { capability: 'set-up', input: z.object({ name }), output: nothing },
  /** Puts a template into use, from the next label on. */
  'labels.chooseTemplate': { capability: 'set-up-devices', input: z.object({ name }), output: nothing }
} as const
