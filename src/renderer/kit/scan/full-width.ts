/** True when the text holds full-width forms or the ideographic space: an input method spoiled the scan, it is no barcode. */
export function hasFullWidth(text: string): boolean {
  return /[\u3000\uff01-\uff5e]/.test(text)
}
