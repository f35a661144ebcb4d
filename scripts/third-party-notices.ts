// npm run notices: writes docs/third-party-notices.md from what is installed for running (not for developing) Hemobench.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface LockEntry {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
}

const root = join(import.meta.dirname, '..')
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockEntry> }

const rows: string[] = []
const texts = new Map<string, string[]>()
for (const [path, entry] of Object.entries(lock.packages)) {
  const folder = join(root, path)
  if (path === '' || entry.dev === true || path.includes('node-linux-') || !existsSync(join(folder, 'package.json'))) continue
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: string }
  rows.push(`| ${manifest.name} | ${manifest.version} | ${manifest.license ?? entry.license ?? 'see its folder'} |`)
  const file = readdirSync(folder).find((name) => /^licen[cs]e(_font)?(\.(md|txt))?$/i.test(name))
  if (file === undefined) continue
  const text = readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n')
  texts.set(text, [...(texts.get(text) ?? []), `${manifest.name} ${manifest.version}`])
}

const out = [
  '# Third-party notices',
  '',
  'What the packaged client carries, written by `npm run notices` from the lockfile. The label font (Noto Sans SC) is under the SIL Open Font License 1.1; Electron brings its own notices (LICENSES.chromium.html).',
  '',
  '| package | version | licence |',
  '|---|---|---|',
  ...[...new Set(rows)].toSorted(),
  '',
  ...[...texts].flatMap(([text, names]) => [`## ${[...new Set(names)].join(', ')}`, '', '```', text, '```', ''])
]
writeFileSync(join(root, 'docs', 'third-party-notices.md'), out.join('\n'))
console.log(`${new Set(rows).size} packages`)
