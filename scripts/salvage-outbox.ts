// Reads what can be read of a damaged bench database: npm run -s salvage -- --help
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { salvage } from '../src/main/core/store/salvage.ts'
import { readKey } from './lib/read-key.ts'

const help = `usage: npm run -s salvage -- --from FILE --out FILE.json [--key-file F]

Reads every command and audit entry that a damaged bench.db still holds, and writes them as JSON with a hash.
The damaged file is only copied, never opened or changed. THE JSON IS NOT ENCRYPTED and holds patient data.
`

function main(): number {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, from: { type: 'string' }, out: { type: 'string' }, 'key-file': { type: 'string' } } })
  if (values.help === true || values.from === undefined || values.out === undefined) {
    process.stdout.write(help)
    return values.help === true ? 0 : 2
  }
  const found = salvage(values.from, readKey(values['key-file'], dirname(values.from)))
  const sha256 = createHash('sha256').update(JSON.stringify(found)).digest('hex')
  writeFileSync(values.out, JSON.stringify({ format: 1, from: values.from, madeAt: new Date().toISOString(), sha256OfContent: sha256, content: found }), { mode: 0o600, flush: true, flag: 'wx' })
  const { outbox, audit } = found
  process.stdout.write(`${JSON.stringify({ outbox: outbox.rows.length, outboxMissing: outbox.missing, audit: audit.rows.length, auditMissing: audit.missing, sha256 })}\n`)
  return 0
}

try {
  process.exitCode = main()
} catch (error) {
  process.stderr.write(`salvage: ${error instanceof Error ? error.message : String(error)}\nTake the newest backup instead (npm run -s restore -- --list DIR), and keep the damaged file.\n`)
  process.exitCode = 1
}
