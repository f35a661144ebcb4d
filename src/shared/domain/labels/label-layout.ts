import type { LabelTemplate } from './label-template.ts'

/** Resolutions of label printers. */
export const labelDpis = [203, 300] as const
export type LabelDpi = (typeof labelDpis)[number]

/** What a label is drawn with: where things stand, and how fine the printer's dots are. */
export interface LabelLayout {
  readonly template: LabelTemplate
  readonly dpi: LabelDpi
}

/** A head called 203 dpi has 8 dots to the millimetre, one called 300 dpi 11.81. */
export function dotsPerMm(dpi: LabelDpi): number {
  return dpi === 203 ? 8 : 300 / 25.4
}

/** Width and height in whole dots. */
export function layoutDots({ template, dpi }: LabelLayout): { readonly width: number; readonly height: number } {
  return { width: Math.round(template.widthMm * dotsPerMm(dpi)), height: Math.round(template.heightMm * dotsPerMm(dpi)) }
}

/** A nominal 0.25 mm is 2.95 dots at 300 dpi: three dots are meant, so a twentieth of a dot is forgiven. */
const NEAR = 0.05

/** The whole numbers of dots a module may have; `most` is never under `least`. */
export function moduleDots(spec: { readonly minModule: number; readonly maxModule: number }, dpi: LabelDpi): { readonly least: number; readonly most: number } {
  const least = Math.ceil(spec.minModule * dotsPerMm(dpi) - NEAR)
  return { least, most: Math.max(least, Math.floor(spec.maxModule * dotsPerMm(dpi) + NEAR)) }
}
