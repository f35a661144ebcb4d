// Puts a backup in the place of a bench's database: npm run -s restore -- --help
import { parseArgs } from 'node:util'
import { listBackups } from '../src/main/core/store/backup-file.ts'
import { SKIP_NUMBERS } from '../src/main/core/store/recognise-image.ts'
import { restoreImage, type RestoreProblem } from '../src/main/core/store/restore-image.ts'
import { instant, shanghaiText } from '../src/shared/kernel/time.ts'
import { readKey } from './lib/read-key.ts'

const help = `usage: npm run -s restore -- --list DIR
       npm run -s restore -- --from FILE --to DATADIR [--key-file F] [--force] [--skip-numbers N]

  --list DIR     backups in a folder, newest first
  --from FILE    the backup
  --to DATADIR   the bench's data folder (the one that holds bench.db); close the bench first
  --key-file F   file with the database key, 64 hex digits; a practice bench's key is found by itself
  --skip-numbers N  self-numbers to pass over in each open block (500): at least as many as labels were
                 printed since the backup, because their numbers are on bags already
  --force        there is a database already: keep it beside the new one as bench.db.aside-TIME

The backup is verified (key, every page, audit chain) before anything is touched. At its next start the bench
takes a new incarnation, passes over self-numbers and records "restored" in the audit chain. Work done after the
backup is not in it: run "npm run -s salvage" on the old file, and count the stock before anything is issued.
`

/** One line that says what to do. */
const advice: Readonly<Record<RestoreProblem['code'], string>> = {
  'image.missing': 'There is no such file: choose one that --list shows.',
  'image.unreadable': 'The key does not fit, or the first page is damaged: check --key-file, or take an older backup.',
  'image.corrupt': 'This backup is damaged: take an older one (--list).',
  'image.chain-broken': 'The audit chain of this backup is broken: take an older one and tell whoever audits the laboratory.',
  'image.from-the-future': 'A newer Hemobench wrote this backup: install that version first.',
  'restore.target-exists': 'There is a database already: add --force to keep it aside and put the backup in its place.',
  'restore.bench-running': 'The bench is open: close it first.'
}

function main(): number {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' }, list: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' },
      'key-file': { type: 'string' }, force: { type: 'boolean', default: false }, 'skip-numbers': { type: 'string', default: String(SKIP_NUMBERS) }
    }
  })
  if (values.list !== undefined) {
    for (const { name, at, bytes, note } of listBackups(values.list)) {
      const verified = note === null ? 'NOT verified' : `verified, ${note.auditEntries} audit entries`
      process.stdout.write(`${name}  ${shanghaiText(at)}  ${(bytes / 1e6).toFixed(1)} MB  ${verified}\n`)
    }
    return 0
  }
  if (values.help === true || values.from === undefined || values.to === undefined) {
    process.stdout.write(help)
    return values.help === true ? 0 : 2
  }
  const skipNumbers = Number(values['skip-numbers'])
  if (!Number.isInteger(skipNumbers) || skipNumbers < 0) throw new Error('--skip-numbers takes a whole number')
  const done = restoreImage({ from: values.from, dataDir: values.to, key: readKey(values['key-file'], values.to), force: values.force, now: instant(Date.now()), skipNumbers })
  if (!done.ok) {
    process.stderr.write(`restore: ${done.error.code}: ${done.error.detail}\n${advice[done.error.code]}\n`)
    return 1
  }
  const { auditEntries, headHash, outboxSeq, aside } = done.value
  process.stdout.write(`${JSON.stringify({ ok: true, auditEntries, headHash, outboxSeq, aside })}\n`)
  process.stderr.write(`Restored. Start the bench and count the stock before anything is issued: what was done after the backup is not in it.${aside === null ? '' : ` The old database is ${aside}.`}\n`)
  return 0
}

try {
  process.exitCode = main()
} catch (error) {
  process.stderr.write(`restore: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
