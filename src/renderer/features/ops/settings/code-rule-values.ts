import type { CodeField } from '../../../../shared/domain/receiving/code-rule.ts'

type Values = CodeField['values']

/** The value table as lines `value=meaning`; a value may hold `=` only in its meaning. */
export function valuesText(values: Values): string {
  return values.map(({ from, to }) => `${from}=${to}`).join('\n')
}

/** The lines as a value table, or the number of the first line without `=`. Empty lines count as nothing. */
export function readValues(text: string): { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly line: number } {
  const values: Values = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const at = line.indexOf('=')
    if (at < 0) return { ok: false, line: i + 1 }
    values.push({ from: line.slice(0, at).trim(), to: line.slice(at + 1).trim() })
  }
  return { ok: true, values }
}
