import type { PrintTarget } from '../../../shared/domain/devices/print-target.ts'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { LabelLayout } from '../../../shared/domain/labels/label-layout.ts'
import type { LabelTemplate } from '../../../shared/domain/labels/label-template.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { IssueSlip } from './issue-slip-content.ts'
import type { PdfReport } from './report-content.ts'

/** A label ready for a printer; width and height in dots, the layout it was drawn with in words. */
export interface RenderedLabel {
  readonly zpl: Uint8Array
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  readonly template: string
  readonly widthMm: number
  readonly heightMm: number
  readonly dpi: number
}

/** What a job does not say of its layout is the worker's own (60x40, 203 dpi). */
export type LabelJob =
  | { readonly kind: 'label'; readonly content: LabelContent; readonly layout?: Partial<LabelLayout> }
  | { readonly kind: 'print'; readonly content: LabelContent; readonly target: PrintTarget; readonly template?: LabelTemplate }
  | { readonly kind: 'pdf'; readonly contents: readonly LabelContent[]; readonly layout?: Partial<LabelLayout> }
  | { readonly kind: 'slip'; readonly slip: IssueSlip }
  | { readonly kind: 'report'; readonly report: PdfReport }

/** Labels answer a RenderedLabel; `pdf` and `slip` the bytes of a PDF. */
export type LabelJobValue = RenderedLabel | Uint8Array

export type ToLabelWorker = { readonly id: number; readonly job: LabelJob }
export type FromLabelWorker =
  | { readonly kind: 'ready'; readonly startedMs: number }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<LabelJobValue, LabelFault> }
