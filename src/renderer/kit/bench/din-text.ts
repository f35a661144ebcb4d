/** `A9999 26 123456` of the 13 characters of a DIN, as people read it from the bag. Anything else stays as it is. */
export function dinText(din: string): string {
  return /^[A-Z0-9]{5}\d{2}\d{6}$/.test(din) ? `${din.slice(0, 5)} ${din.slice(5, 7)} ${din.slice(7)}` : din
}
