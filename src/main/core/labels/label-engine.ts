import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { LabelLayout } from '../../../shared/domain/labels/label-layout.ts'
import { symbolsOf } from '../../../shared/domain/labels/label-template.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { Bitmap } from './bitmap.ts'
import { checkLabel, prepareLabelCheck } from './check-label.ts'
import type { IssueSlip } from './issue-slip-content.ts'
import { renderIssueSlip } from './issue-slip.ts'
import type { PdfReport } from './report-content.ts'
import { renderReport } from './report-pdf.ts'
import type { LabelAssets } from './label-assets.ts'
import { createLabelPainter } from './render-label.ts'

/** What a bench prints, drawn in this thread. Every bitmap it hands out has been read back and says what it must. */
export interface LabelEngine {
  /** What a label is drawn with that names no layout. */
  readonly layout: LabelLayout
  label(content: LabelContent, layout?: LabelLayout): Promise<Result<Bitmap, LabelFault>>
  slip(slip: IssueSlip): Promise<Uint8Array>
  report(report: PdfReport): Promise<Uint8Array>
}

/** Drawn once at start: the first label otherwise pays for font, wasm and compiler (some 100 ms). Invented data. */
const WARM_UP: LabelContent = {
  selfNumber: 'A0000000',
  din: 'A999900000000',
  productCode: 'E0000V00',
  componentName: '-',
  volumeText: '-',
  abo: 'AB',
  rhd: 'neg',
  expiresAt: '2000-01-01T00:00:00.000Z',
  location: '-',
  hospitalName: '-',
  printedAt: '2000-01-01T00:00:00.000Z',
  reprint: 1
}

export async function createLabelEngine(assets: LabelAssets): Promise<LabelEngine> {
  const painter = createLabelPainter(assets.fonts)
  await prepareLabelCheck(assets.zxingWasm)
  const engine: LabelEngine = {
    layout: assets.layout,
    async label(content, layout = assets.layout) {
      const drawn = painter.render(content, layout)
      if (!drawn.ok) return drawn
      const checked = await checkLabel(drawn.value, content, symbolsOf(layout.template))
      return checked.ok ? drawn : checked
    },
    slip: (slip) => renderIssueSlip(slip, assets.fonts),
    report: (report) => renderReport(report, assets.fonts)
  }
  const first = await engine.label(WARM_UP)
  if (!first.ok) throw new Error(`the label renderer failed its own first label: ${JSON.stringify(first.error)}`)
  return engine
}
