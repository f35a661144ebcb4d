const names = new Map<string, string>()

/**
 * The query under a short name, so that PostgreSQL parses and plans each text once per connection. Texts are made from schemas, never
 * from values, so there are few. (PostgreSQL cuts names at 63 bytes: the text itself cannot be the name.)
 */
export function prepared(text: string, values: unknown[]): { readonly name: string; readonly text: string; readonly values: unknown[] } {
  let name = names.get(text)
  if (name === undefined) names.set(text, (name = `hb${names.size}`))
  return { name, text, values }
}
