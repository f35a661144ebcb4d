import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import { labelCodes } from '../../../shared/domain/labels/label-codes.ts'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import { labelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { err, ok } from '../../../shared/kernel/result.ts'
import type { Bitmap, DotBox } from './bitmap.ts'
import { createBitmap, fillBlack, frame, invert } from './bitmap.ts'
import { codePointName, fontCoverage, missingGlyph } from './font-coverage.ts'
import type { LabelAssets } from './label-assets.ts'
import type { LabelSymbolBox, LabelSymbolName, LabelTextName } from './label-template.ts'
import { labelTexts } from './label-texts.ts'
import { symbolModules } from './symbol-modules.ts'
import { createTextPainter } from './text-painter.ts'

/**
 * Draws labels. One painter serves all labels of its life and is not re-entrant; the returned bitmap is the caller's.
 * Faults: `labels.missing-glyph`, `labels.no-room`, `labels.not-encodable`.
 */
export interface LabelPainter {
  readonly width: number
  readonly height: number
  render(content: LabelContent): Result<Bitmap, LabelFault>
}

interface Mm {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Modules stand on whole dots: a bar of 2 modules is exactly twice as wide as one, which no scaled picture can promise. */
function drawSymbol(
  bitmap: Bitmap,
  at: { readonly box: DotBox; readonly spec: LabelSymbolBox },
  text: string
): 'drawn' | 'no-room' | 'not-encodable' {
  const modules = symbolModules(at.spec.kind, text)
  if (!modules) return 'not-encodable'
  const linear = modules.rows === 1
  const fits = (m: number): boolean =>
    (modules.columns + 2 * at.spec.quiet) * m <= at.box.w && (linear || (modules.rows + 2 * at.spec.quiet) * m <= at.box.h)
  let module = at.spec.maxModule
  while (module >= at.spec.minModule && !fits(module)) module--
  if (module < at.spec.minModule) return 'no-room'
  const left = linear ? at.box.x + at.spec.quiet * module : at.box.x + Math.floor((at.box.w - modules.columns * module) / 2)
  const top = linear ? at.box.y : at.box.y + Math.floor((at.box.h - modules.rows * module) / 2)
  modules.black.forEach((black, i) => {
    const [column, row] = [i % modules.columns, Math.floor(i / modules.columns)]
    if (black) fillBlack(bitmap, { x: left + column * module, y: top + row * module, w: module, h: linear ? at.box.h : module })
  })
  return 'drawn'
}

export function createLabelPainter(assets: Pick<LabelAssets, 'template' | 'fonts'>): LabelPainter {
  const { template } = assets
  const dots = (length: number): number => Math.round(length * template.dotsPerMm)
  const dotBox = (box: Mm): DotBox => ({ x: dots(box.x), y: dots(box.y), w: dots(box.w), h: dots(box.h) })
  const [width, height] = [dots(template.widthMm), dots(template.heightMm)]
  const painter = createTextPainter({ width, height }, assets.fonts)
  const coverage = { regular: fontCoverage(assets.fonts.regular), bold: fontCoverage(assets.fonts.bold) }

  function paintTexts(content: LabelContent): LabelFault | null {
    const texts = labelTexts(content, template.words)
    const names = Object.keys(texts) as LabelTextName[]
    for (const name of names) {
      const char = missingGlyph(coverage[template.texts[name].weight], texts[name])
      if (char !== null) return labelFault('labels.missing-glyph', { char, codePoint: codePointName(char), text: texts[name], box: name })
    }
    for (const name of names) {
      const spec = template.texts[name]
      const [size, minSize] = [spec.size * template.dotsPerMm, (spec.minSize ?? spec.size) * template.dotsPerMm]
      const run = { ...spec, text: texts[name], box: dotBox(spec), size, minSize }
      if (!painter.paint(run)) return labelFault('labels.no-room', { text: texts[name], box: name })
    }
    return null
  }

  function drawSymbols(bitmap: Bitmap, content: LabelContent): LabelFault | null {
    const codes = labelCodes(content)
    for (const name of ['selfNumber', 'din', 'matrix'] satisfies LabelSymbolName[]) {
      const spec = template.symbols[name]
      const outcome = drawSymbol(bitmap, { box: dotBox(spec), spec }, codes[name])
      if (outcome !== 'drawn') return labelFault(`labels.${outcome}`, { text: codes[name], box: name })
    }
    return null
  }

  return {
    width,
    height,
    render(content) {
      const bitmap = createBitmap(width, height)
      const fault = paintTexts(content)
      // Also after a fault: clears what was painted of the refused label.
      painter.toBitmap(bitmap)
      if (fault) return err(fault)
      const badge = dotBox(template.badge)
      if (content.rhd === 'neg') invert(bitmap, badge)
      else frame(bitmap, badge, dots(template.badge.border))
      frame(bitmap, dotBox(template.dinCheckBox), dots(template.dinCheckBox.border))
      if (content.reprint > 0) invert(bitmap, dotBox(template.reprintBadge))
      const symbolFault = drawSymbols(bitmap, content)
      return symbolFault ? err(symbolFault) : ok(bitmap)
    }
  }
}
