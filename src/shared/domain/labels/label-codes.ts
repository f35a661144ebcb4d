import type { LabelContent } from './label-content.ts'

/**
 * Flags of the DIN on our own label: 05, "second or repeated demand-printed label" (ST-001 RT004).
 * They tell our label from the station's: a scan-back that reads our label twice and never the bag is refused.
 */
export const OWN_LABEL_FLAGS = '05'

export interface LabelCodes {
  /** Code 128. */
  readonly selfNumber: string
  /** Code 128, ISBT 128 structure 001 with OWN_LABEL_FLAGS. */
  readonly din: string
  /** Data Matrix: `selfNumber|=din05|=<productCode`. */
  readonly matrix: string
}

/** The texts encoded on a label, exactly as a scanner reads them. */
export function labelCodes(content: Pick<LabelContent, 'selfNumber' | 'din' | 'productCode'>): LabelCodes {
  const din = `=${content.din}${OWN_LABEL_FLAGS}`
  return { selfNumber: content.selfNumber, din, matrix: `${content.selfNumber}|${din}|=<${content.productCode}` }
}

export interface LabelMatrix {
  readonly selfNumber: string
  readonly din: string
  readonly productCode: string
}

/** Reads the Data Matrix of our own label, or null when it is none. */
export function parseLabelMatrix(raw: string): LabelMatrix | null {
  const m = /^([A-Z0-9]{4,16})\|=([A-NP-Z1-9][A-NP-Z0-9]{2}\d{10})05\|=<([A-Za-z0-9]{8})$/.exec(raw)
  const [selfNumber, din, productCode] = [m?.[1], m?.[2], m?.[3]]
  return selfNumber && din && productCode ? { selfNumber, din, productCode } : null
}
