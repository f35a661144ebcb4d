export interface Payload {
  readonly start: number
  readonly end: number
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57
const isLetter = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122)

/** Where the code itself lies in a scan: after an AIM symbology identifier (`]C4`, `]C0`, `]C1`, `]d1`, `]F0`…), before CR and LF. */
export function scanPayload(raw: string): Payload {
  let end = raw.length
  while (end > 0 && (raw.charCodeAt(end - 1) === 13 || raw.charCodeAt(end - 1) === 10)) end--
  const modifier = raw.charCodeAt(2)
  const aim = end >= 3 && raw.charCodeAt(0) === 93 && isLetter(raw.charCodeAt(1)) && (isDigit(modifier) || isLetter(modifier))
  return { start: aim ? 3 : 0, end }
}
