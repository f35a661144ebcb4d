import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import { labelCodes } from '../../../shared/domain/labels/label-codes.ts'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import { labelFault } from '../../../shared/domain/labels/label-fault.ts'
import { dotsPerMm, layoutDots, moduleDots, type LabelLayout } from '../../../shared/domain/labels/label-layout.ts'
import { labelTextNames, symbolsOf, type LabelBox, type LabelSymbolBox } from '../../../shared/domain/labels/label-template.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { err, ok } from '../../../shared/kernel/result.ts'
import type { Bitmap, DotBox } from './bitmap.ts'
import { createBitmap, fillBlack, frame, invert } from './bitmap.ts'
import { codePointName, fontCoverage, missingGlyph } from './font-coverage.ts'
import type { LabelFonts } from './label-assets.ts'
import { labelTexts } from './label-texts.ts'
import { symbolModules, type SymbolKind } from './symbol-modules.ts'
import { createTextPainter } from './text-painter.ts'

/**
 * Draws labels of any layout. One painter serves all labels of its life and is not re-entrant; the returned bitmap is the
 * caller's. Faults: `labels.missing-glyph`, `labels.no-room`, `labels.not-encodable`, each with the box named.
 */
export interface LabelPainter {
  render(content: LabelContent, layout: LabelLayout): Result<Bitmap, LabelFault>
}

/** Edges are rounded, not lengths: a box that ends at the label's edge ends at its last dot at every resolution. */
function toDots(box: LabelBox, perMm: number): DotBox {
  const [x, y] = [Math.round(box.x * perMm), Math.round(box.y * perMm)]
  return { x, y, w: Math.round((box.x + box.w) * perMm) - x, h: Math.round((box.y + box.h) * perMm) - y }
}

interface SymbolPlace {
  readonly box: DotBox
  readonly kind: SymbolKind
  readonly quiet: number
  /** Dots per module, from the narrowest allowed to the widest. */
  readonly least: number
  readonly most: number
}

/** Modules stand on whole dots: a bar of 2 modules is exactly twice as wide as one, which no scaled picture can promise. */
function drawSymbol(bitmap: Bitmap, at: SymbolPlace, text: string): 'drawn' | 'no-room' | 'not-encodable' {
  const modules = symbolModules(at.kind, text)
  if (!modules) return 'not-encodable'
  const linear = modules.rows === 1
  const fits = (m: number): boolean =>
    (modules.columns + 2 * at.quiet) * m <= at.box.w && (linear || (modules.rows + 2 * at.quiet) * m <= at.box.h)
  let module = at.most
  while (module >= at.least && !fits(module)) module--
  if (module < at.least) return 'no-room'
  const left = linear ? at.box.x + at.quiet * module : at.box.x + Math.floor((at.box.w - modules.columns * module) / 2)
  const top = linear ? at.box.y : at.box.y + Math.floor((at.box.h - modules.rows * module) / 2)
  modules.black.forEach((black, i) => {
    const [column, row] = [i % modules.columns, Math.floor(i / modules.columns)]
    if (black) fillBlack(bitmap, { x: left + column * module, y: top + row * module, w: module, h: linear ? at.box.h : module })
  })
  return 'drawn'
}

function drawSymbols(bitmap: Bitmap, content: LabelContent, { template, dpi }: LabelLayout): LabelFault | null {
  const codes = labelCodes(content)
  for (const name of symbolsOf(template)) {
    const spec: LabelSymbolBox | undefined = template.symbols[name]
    if (!spec) continue
    const kind = name === 'matrix' ? 'datamatrix' : 'code128'
    const outcome = drawSymbol(bitmap, { box: toDots(spec, dotsPerMm(dpi)), kind, quiet: spec.quiet, ...moduleDots(spec, dpi) }, codes[name])
    if (outcome !== 'drawn') return labelFault(`labels.${outcome}`, { text: codes[name], box: `symbols.${name}` })
  }
  return null
}

function drawMarks(bitmap: Bitmap, content: LabelContent, { template, dpi }: LabelLayout): void {
  const perMm = dotsPerMm(dpi)
  const badge = toDots(template.badge, perMm)
  if (content.rhd === 'neg') invert(bitmap, badge)
  else frame(bitmap, badge, Math.round(template.badge.border * perMm))
  frame(bitmap, toDots(template.dinCheckBox, perMm), Math.round(template.dinCheckBox.border * perMm))
  if (content.reprint > 0) invert(bitmap, toDots(template.reprintBadge, perMm))
}

export function createLabelPainter(fonts: LabelFonts): LabelPainter {
  const painter = createTextPainter(fonts)
  const coverage = { regular: fontCoverage(fonts.regular), bold: fontCoverage(fonts.bold) }

  function paintTexts(content: LabelContent, { template, dpi }: LabelLayout): LabelFault | null {
    const texts = labelTexts(content, template.words)
    const perMm = dotsPerMm(dpi)
    for (const name of labelTextNames) {
      const char = missingGlyph(coverage[template.texts[name].weight], texts[name])
      if (char !== null) return labelFault('labels.missing-glyph', { char, codePoint: codePointName(char), text: texts[name], box: `texts.${name}` })
    }
    for (const name of labelTextNames) {
      const spec = template.texts[name]
      const [size, minSize] = [spec.size * perMm, (spec.minSize ?? spec.size) * perMm]
      if (!painter.paint({ ...spec, text: texts[name], box: toDots(spec, perMm), size, minSize })) {
        return labelFault('labels.no-room', { text: texts[name], box: `texts.${name}` })
      }
    }
    return null
  }

  return {
    render(content, layout) {
      const size = layoutDots(layout)
      painter.begin(size)
      const fault = paintTexts(content, layout)
      if (fault) return err(fault)
      const bitmap = createBitmap(size.width, size.height)
      painter.toBitmap(bitmap)
      drawMarks(bitmap, content, layout)
      const symbolFault = drawSymbols(bitmap, content, layout)
      return symbolFault ? err(symbolFault) : ok(bitmap)
    }
  }
}
