import type { useTerm } from '../text/use-term.ts'

/**
 * Receiving stores what was wrong with a bag as codes (`wrong-group expired`), people write sentences: codes become words,
 * a sentence stays as it was written.
 */
export function findingWords(term: ReturnType<typeof useTerm>, text: string, join: string): string {
  const codes = text.split(' ')
  const words = codes.map((code) => term('finding', code))
  return words.every((word, i) => word !== codes[i]) ? words.join(join) : text
}
