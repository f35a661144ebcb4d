import type { Result } from '../../kernel/result.ts'
import { err, ok } from '../../kernel/result.ts'
import { type Refusal, refusal } from '../refusal-code.ts'
import type { LabelBox, LabelTemplate } from './label-template.ts'
import { labelTemplateSchema, labelTextNames, symbolsOf } from './label-template.ts'

/** Every box of a template by its path in the file, and `label` for the whole of it: the names that refusals use. */
export const labelBoxNames = [
  'texts.hospital', 'texts.printed', 'texts.selfNumber', 'texts.group', 'texts.rhdLabel', 'texts.rhd', 'texts.location', 'texts.component', 'texts.expires', 'texts.din',
  'texts.dinCheck', 'symbols.selfNumber', 'symbols.din', 'symbols.matrix', 'badge', 'dinCheckBox', 'reprintBadge', 'label'
] as const
export type LabelBoxName = (typeof labelBoxNames)[number]

/** Boxes that stand inside another on purpose; everything else keeps clear of everything else. */
const inside: Readonly<Partial<Record<LabelBoxName, LabelBoxName>>> = {
  'texts.group': 'badge',
  'texts.rhdLabel': 'badge',
  'texts.rhd': 'badge',
  'texts.dinCheck': 'dinCheckBox',
  'texts.printed': 'reprintBadge'
}
/** Two ways to write the same length must not differ: a thousandth of a millimetre. */
const SAME = 0.001

function contains(outer: LabelBox, inner: LabelBox): boolean {
  return (
    inner.x >= outer.x - SAME && inner.y >= outer.y - SAME &&
    inner.x + inner.w <= outer.x + outer.w + SAME && inner.y + inner.h <= outer.y + outer.h + SAME
  )
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.x + a.w > b.x + SAME && b.x + b.w > a.x + SAME && a.y + a.h > b.y + SAME && b.y + b.h > a.y + SAME
}

/** Every box of a template by its path, e.g. `texts.expires`. */
export function templateBoxes(template: LabelTemplate): Map<LabelBoxName, LabelBox> {
  const boxes = new Map<LabelBoxName, LabelBox>([['badge', template.badge], ['dinCheckBox', template.dinCheckBox], ['reprintBadge', template.reprintBadge]])
  for (const name of labelTextNames) boxes.set(`texts.${name}`, template.texts[name])
  for (const name of symbolsOf(template)) {
    const symbol = template.symbols[name]
    if (symbol) boxes.set(`symbols.${name}`, symbol)
  }
  return boxes
}

/**
 * Where the boxes stand: each on the label, none over another. Whether a text fits its box only drawing can tell (`labels.no-room`).
 * Refusals: `labels.template-outside`, `labels.template-overlap`, each with the box named.
 */
export function checkTemplateBoxes(template: LabelTemplate): Result<LabelTemplate, Refusal> {
  const boxes = templateBoxes(template)
  const label: LabelBox = { x: 0, y: 0, w: template.widthMm, h: template.heightMm }
  for (const [name, box] of boxes) {
    const home = inside[name]
    const around = home === undefined ? label : (boxes.get(home) ?? label)
    if (!contains(around, box)) return err(refusal('labels.template-outside', { box: name, around: home ?? 'label' }))
  }
  const free = [...boxes].filter(([name]) => inside[name] === undefined)
  for (const [i, [box, a]] of free.entries()) {
    const hit = free.slice(i + 1).find(([, b]) => overlap(a, b))
    if (hit) return err(refusal('labels.template-overlap', { box, other: hit[0] }))
  }
  return ok(template)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Reads a template file (JSON text).
 * Refusals: `labels.template-malformed` with the field, or those of `checkTemplateBoxes`.
 */
export function readTemplate(text: string): Result<LabelTemplate, Refusal> {
  const value = parsed(text)
  if (value === undefined) return err(refusal('labels.template-malformed', { field: 'JSON' }))
  const read = labelTemplateSchema.safeParse(value)
  if (read.success) return checkTemplateBoxes(read.data)
  const [first] = read.error.issues
  const keys = first?.code === 'unrecognized_keys' ? first.keys : []
  return err(refusal('labels.template-malformed', { field: [...(first?.path ?? []), ...keys].join('.') }))
}
