/** The URL, or null when the text is none. (`URL.canParse` is missing in the Node of the test runtime.) */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
