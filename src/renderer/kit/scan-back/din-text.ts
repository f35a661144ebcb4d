/** `A9999 26 123456`: a DIN as it is printed on a bag, in facility, year and serial. */
export function dinText(din: string): string {
  return din.length === 13 ? `${din.slice(0, 5)} ${din.slice(5, 7)} ${din.slice(7)}` : din
}
