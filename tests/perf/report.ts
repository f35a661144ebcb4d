import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './measure.ts'

const docs = join(import.meta.dirname, '../../docs')

/** Writes docs/performance.md and its curve of cost against size. */
export function writeReport({ machine, rows }: { readonly machine: string; readonly rows: readonly Row[] }): void {
  mkdirSync(join(docs, 'pictures'), { recursive: true })
  writeFileSync(join(docs, 'pictures', 'cost-against-size.svg'), curve(rows))
  const table = rows.map((r) => `| ${r.what} | ${r.size?.toLocaleString('en') ?? ''} | ${r.ours} | ${r.peer ?? ''} | ${r.unit} | ${r.ratio ?? ''} | ${r.hold} | ${r.held === null ? '' : r.held ? 'held' : '**missed**'} |`)
  const text = `# Performance

Written by \`npm run perf -- --write\`. Machines are shared and noisy: trust the ratios, which come from one run in turns with the peer.

Machine: ${machine}.

| what | size | ours | peer | unit | ratio | to hold | |
|---|---|---|---|---|---|---|---|
${table.join('\n')}

![cost against size](pictures/cost-against-size.svg)

Many benches at one server: \`npm run -s load\`, [docs/load.md](load.md).

![times against number of benches](pictures/load.svg)
`
  writeFileSync(join(docs, 'performance.md'), text)
}

const COLOURS = ['#1565c0', '#c62828', '#2e7d32', '#6a1b9a', '#ef6c00', '#37474f']

/** Time against number of bags, both logarithmic, as a plain SVG. */
function curve(rows: readonly Row[]): string {
  const names = ['look-up by DIN, p50', 'durable command (decide, outbox, effect, audit, fsync), p50', 'today (`ops.overview`), p50', 'stock list, in stock (`stock.list`), p50', 'search, DIN (`traceability.search`), p50', 'scanner byte → verdict painted, at issue, p50']
  const [w, h, left, top, bottom] = [760, 520, 80, 130, 50]
  const x = (size: number): number => left + ((Math.log10(size) - 4) / 2) * (w - left - 30)
  const y = (ms: number): number => h - bottom - ((Math.log10(ms) + 3) / 5) * (h - bottom - top)
  const lines = names.map((name, i) => {
    const points = rows.filter((r) => r.what === name && r.size !== null).map((r) => [x(r.size ?? 1), y(r.ours)] as const)
    const dots = points.map(([px, py]) => `<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="4" fill="${COLOURS[i]}"/>`).join('')
    return `<polyline fill="none" stroke="${COLOURS[i]}" stroke-width="2" points="${points.map((p) => p.map((v) => v.toFixed(1)).join(',')).join(' ')}"/>${dots}<text x="${left + 10}" y="${20 + i * 17}" fill="${COLOURS[i]}">${name.replaceAll('`', '')}</text>`
  })
  const grid = [0.001, 0.01, 0.1, 1, 10, 100].map((ms) => `<line x1="${left}" x2="${w - 30}" y1="${y(ms).toFixed(1)}" y2="${y(ms).toFixed(1)}" stroke="#ddd"/><text x="${left - 8}" y="${(y(ms) + 4).toFixed(1)}" text-anchor="end">${ms} ms</text>`)
  const ticks = [10_000, 100_000, 1_000_000].map((size) => `<text x="${x(size).toFixed(1)}" y="${h - bottom + 20}" text-anchor="middle">${size.toLocaleString('en')}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" font-family="sans-serif" font-size="12"><rect width="${w}" height="${h}" fill="white"/>${grid.join('')}${ticks.join('')}<text x="${w / 2}" y="${h - 12}" text-anchor="middle">bags in the cache</text>${lines.join('')}</svg>`
}
