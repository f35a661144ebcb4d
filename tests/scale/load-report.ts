import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoadResult } from './run-load.ts'

const docs = join(import.meta.dirname, '../../docs')
const WIDTH = 760
const HEIGHT = 460
const PLOT = { left: 80, right: 30, top: 110, bottom: 50 }
const series = [
  { name: 'push, p50', colour: '#1565c0', of: (r: LoadResult) => r.push.p50 },
  { name: 'push, p99 (to hold: 250 ms)', colour: '#c62828', of: (r: LoadResult) => r.push.p99 },
  { name: 'page of changes, p99', colour: '#2e7d32', of: (r: LoadResult) => r.changes.p99 },
  { name: 'seen by all others, p50', colour: '#6a1b9a', of: (r: LoadResult) => r.seenByOthers.p50 },
  { name: 'seen by all others, p99', colour: '#ef6c00', of: (r: LoadResult) => r.seenByOthers.p99 }
] as const

/** Writes docs/load.md and its picture. */
export function writeLoadReport(results: readonly LoadResult[], command: string): void {
  mkdirSync(join(docs, 'pictures'), { recursive: true })
  writeFileSync(join(docs, 'pictures', 'load.svg'), picture(results))
  const rows = results.map((r) => `| ${r.benches} | ${r.perSecond} | ${r.barePerSecond} | ${r.push.p50} / ${r.push.p99} / ${r.push.max} | ${r.changes.p50} / ${r.changes.p99} | ${r.seenByOthers.p50} / ${r.seenByOthers.p99} | ${r.commands} | ${r.lost} | ${r.doubled} | ${r.caughtUp} |`)
  const text = `# Many benches at one server

Written by \`npm run -s load -- --write\`; this run: \`${command}\`. One real server process on a real PostgreSQL with fsync on, and all benches, on the same two shared cores: times are upper bounds, the zeros are what counts. Each bench makes a command as often as a busy bench does; bare PostgreSQL writes the same rows right afterwards, one connection at full speed.

| benches | commands/s | bare rows/s | push p50 / p99 / max ms | changes p50 / p99 ms | seen by others p50 / p99 ms | commands | lost | doubled | caught up |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

![times against number of benches](pictures/load.svg)
`
  writeFileSync(join(docs, 'load.md'), text)
}

/** Times against number of benches, both logarithmic, as a plain SVG. */
function picture(results: readonly LoadResult[]): string {
  const { left, right, top, bottom } = PLOT
  const x = (benches: number): number => left + ((Math.log10(benches) - 1) / 2) * (WIDTH - left - right)
  const y = (ms: number): number => HEIGHT - bottom - (Math.log10(Math.max(ms, 1)) / 4) * (HEIGHT - bottom - top)
  const text = (at: readonly [number, number], words: string, more = ''): string => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${words}</text>`
  const lines = series.map(({ name, colour, of }, i) => {
    const points = results.map((r) => [x(r.benches), y(of(r))] as const)
    const dots = points.map(([px, py]) => `<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="4" fill="${colour}"/>`).join('')
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map((p) => p.map((v) => v.toFixed(1)).join(',')).join(' ')}"/>${dots}${text([left + 10, 20 + i * 17], name, `fill="${colour}"`)}`
  })
  const grid = [1, 10, 100, 1000, 10_000].map((ms) => `<line x1="${left}" x2="${WIDTH - right}" y1="${y(ms).toFixed(1)}" y2="${y(ms).toFixed(1)}" stroke="#ddd"/>${text([left - 8, y(ms) + 4], `${ms} ms`, 'text-anchor="end"')}`)
  const ticks = results.map((r) => text([x(r.benches), HEIGHT - bottom + 20], String(r.benches), 'text-anchor="middle"'))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12"><rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>${grid.join('')}${ticks.join('')}${text([WIDTH / 2, HEIGHT - 12], 'benches', 'text-anchor="middle"')}${lines.join('')}</svg>\n`
}
