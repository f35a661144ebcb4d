const names: Readonly<Record<number, string>> = { 0: 'NUL', 2: 'STX', 3: 'ETX', 4: 'EOT', 9: 'TAB', 10: 'LF', 13: 'CR', 27: 'ESC', 29: 'GS', 30: 'RS' }

/** Control characters by name (`<GS>`), because they are what goes wrong; a long row of one is counted (`<NUL×40>`). */
export function visibleText(raw: string): string {
  return raw.replace(/(\p{Cc})\1*/gu, (run, first: string) => {
    const code = first.charCodeAt(0)
    const name = names[code] ?? code.toString(16).padStart(2, '0')
    return run.length > 3 ? `<${name}×${run.length}>` : `<${name}>`.repeat(run.length)
  })
}
