/** ℃ as typed, with a comma or point; null for none, undefined for no number in range. */
export function readTemperature(text: string): number | null | undefined {
  const tidy = text.trim().replace('−', '-').replace(',', '.')
  if (tidy === '') return null
  const value = Number(tidy)
  return /^-?\d{1,3}(\.\d{1,2})?$/.test(tidy) && value >= -100 && value <= 60 ? value : undefined
}
