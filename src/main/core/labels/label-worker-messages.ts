import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { IssueSlip } from './issue-slip-content.ts'

/** A label ready for a printer; width and height in dots. */
export interface RenderedLabel {
  readonly zpl: Uint8Array
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

export type LabelJob =
  | { readonly kind: 'label'; readonly content: LabelContent }
  | { readonly kind: 'pdf'; readonly contents: readonly LabelContent[] }
  | { readonly kind: 'slip'; readonly slip: IssueSlip }

/** Labels answer a RenderedLabel; `pdf` and `slip` the bytes of a PDF. */
export type LabelJobValue = RenderedLabel | Uint8Array

export type ToLabelWorker = { readonly id: number; readonly job: LabelJob }
export type FromLabelWorker =
  | { readonly kind: 'ready'; readonly startedMs: number }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<LabelJobValue, LabelFault> }
