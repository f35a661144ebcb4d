const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'

/** Value 0-36 of ISO/IEC 7064 mod 37-2 over the 13 characters at `at`, or -1 when one is no digit or capital letter. */
export function checkValue(text: string, at: number): number {
  let sum = 0
  for (let i = at; i < at + 13; i++) {
    const code = text.charCodeAt(i)
    const value = code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 90 ? code - 55 : -1
    if (value < 0) return -1
    sum = ((sum + value) * 2) % 37
  }
  return (38 - sum) % 37
}

export function checkCharacterOf(value: number): string {
  return characters.charAt(value)
}
