/** Every way a label can fail to be printed. Closed: a new code needs its sentence in `text/label-refusals.ts`. */
export const labelFaultCodes = [
  'labels.missing-glyph',
  'labels.no-room',
  'labels.not-encodable',
  'labels.not-decodable',
  'labels.decoded-differently',
  'labels.renderer-crashed',
  'labels.renderer-stopped'
] as const
export type LabelFaultCode = (typeof labelFaultCodes)[number]

/** `params` fill the `{name}` placeholders of the sentence. */
export interface LabelFault {
  readonly code: LabelFaultCode
  readonly params: Readonly<Record<string, string>>
}

export function labelFault(code: LabelFaultCode, params: Readonly<Record<string, string>> = {}): LabelFault {
  return { code, params }
}
