// Checks an audit export. Stands alone: Node 22.18 or newer, this file and src/shared/{audit,kernel} are all it needs. See --help.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { readAnchors, type Anchor } from '../src/shared/audit/anchor.ts'
import { findingSentence } from '../src/shared/audit/finding.ts'
import { ExportVerifier, type VerifyReport } from '../src/shared/audit/verify-export.ts'

const help = `usage: npm run -s verify-audit -- EXPORT.jsonl [--anchors FILE]... [--json]
       node scripts/verify-audit.ts EXPORT.jsonl [--anchors FILE]... [--json]

Says whether an audit export (npm run -s export-audit) is whole. It needs the export alone: no database, no key, no
network, no installed package.

  --anchors FILE  a copy of audit-anchors.jsonl that YOU kept: the heads of the chains, noted day by day outside the
                  database. May be given several times. Only anchors show entries that were cut off at the end, or a
                  chain that was written anew; those in the export came with it and prove less
  --json          the whole report as one JSON object on standard output

What it finds: an entry of which any byte was changed; entries removed, put in, or put in another order; entries cut
off at the end and a chain written anew (by anchors); chains swapped or left out; a damaged or shortened file.

How it can: each entry carries a SHA-256 over its fields and over the hash of the entry before it. The rules are in
src/shared/audit/chain-rules.ts, 60 lines, and can be written again in any language.

Ends with 0 when everything fits, with 1 when anything was found, with 2 when it could not read what it was given.
`

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

function anchorsOf(files: readonly string[]): readonly Anchor[] {
  return files.flatMap((file) => {
    const { anchors, unreadable } = readAnchors(readFileSync(file, 'utf8'))
    if (anchors.length === 0) throw new Error(`${file} holds no anchor`)
    if (unreadable > 0) process.stderr.write(`verify-audit: ${file}: ${unreadable} lines are no anchors and were passed over\n`)
    return anchors
  })
}

function print(report: VerifyReport): void {
  const out: string[] = []
  for (const c of report.chains) out.push(`${c.name}  ${c.entries} entries, head ${c.headHash.slice(0, 16)}…`)
  for (const f of report.findings) {
    const place = [f.line === null ? '' : `line ${f.line}`, f.chain ?? '', f.seq === null ? '' : `entry ${f.seq}`].filter((part) => part !== '').join(', ')
    out.push(`FOUND  ${f.code}  ${place === '' ? '' : `${place}: `}${findingSentence(f.code)}${f.detail === '' ? '' : ` (${f.detail})`}`)
  }
  if (report.found > report.findings.length) out.push(`… and ${report.found - report.findings.length} more`)
  for (const note of report.notes) out.push(`NOTE   ${note}`)
  const anchors = `${report.anchors.fitting} anchors fit${report.anchors.elsewhere > 0 ? `, ${report.anchors.elsewhere} are of chains that are not here` : ''}`
  out.push(report.ok ? `WHOLE: ${report.entries} entries in ${report.chains.length} chains, ${anchors}` : `NOT WHOLE: ${report.found} findings in ${report.entries} entries, ${anchors}`)
  process.stdout.write(`${out.join('\n')}\n`)
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' }, anchors: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } } })
  const [file] = positionals
  if (values.help === true || file === undefined || positionals.length > 1) {
    process.stdout.write(help)
    return values.help === true ? 0 : 2
  }
  const verifier = new ExportVerifier(sha256, anchorsOf(values.anchors))
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) verifier.line(line)
  const report = verifier.report()
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else print(report)
  return report.ok ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`verify-audit: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
