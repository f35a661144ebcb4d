// npm run -s import-dispatch -- FILE --dry-run [--json]: what a station's dispatch list would bring in, and each bad line with its column.
// CSV, XLSX, JSON, XML; UTF-8, UTF-16, GB18030. Imports nothing: a bench imports (F3) or the station gateway does.
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readDispatchFile } from '../src/exchange/read-dispatch-file.ts'
import { refusalText } from '../src/shared/text/refusal-text.ts'
import { rowProblemText } from '../src/shared/text/dispatch-row-problems.ts'

const usage = `usage: npm run -s import-dispatch -- FILE --dry-run [--json]

Reads a dispatch list and says what would come in. --json prints one object:
  {"lines":n,"accepted":n,"rejected":[{"line":n,"code":"…","field":"…"}]}
A file that cannot be read at all is line 0, field "file". Ends with 0 when the file could be read, else with 1.
`
/** More than any list; the reader has its own, lower limit. */
const MAX_READ = 64 * 1024 * 1024

interface Rejected {
  readonly line: number
  readonly code: string
  readonly field: string
}

async function check(file: string): Promise<{ readonly lines: number; readonly accepted: number; readonly rejected: readonly Rejected[]; readonly say: readonly string[]; readonly status: number }> {
  const whole = (code: string, text: string) => ({ lines: 0, accepted: 0, rejected: [{ line: 0, code, field: 'file' }], say: [text], status: 1 })
  let bytes: Uint8Array
  try {
    // A file of many gigabytes is not read to learn that it is too large.
    bytes = statSync(file).size > MAX_READ ? new Uint8Array(MAX_READ) : readFileSync(file)
  } catch (error) {
    return whole('receiving.file-unreadable', error instanceof Error ? error.message : String(error))
  }
  const read = await readDispatchFile(basename(file), bytes)
  if (!read.ok) return whole(read.error.code, refusalText('en', read.error.code, read.error.params))
  const { good, bad } = read.value
  return {
    lines: good.length + bad.length,
    accepted: good.length,
    rejected: bad.map((b) => ({ line: b.lineNo, code: b.problem, field: b.field })),
    say: bad.map((b) => `line ${b.lineNo}, ${b.field}: ${rowProblemText('en', b.problem, b.value)}`),
    status: 0
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } } })
  const [file] = positionals
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  if (file === undefined || positionals.length > 1 || values['dry-run'] !== true) {
    process.stderr.write(usage)
    return 2
  }
  const { say, status, ...result } = await check(file)
  if (values.json === true) process.stdout.write(`${JSON.stringify(result)}\n`)
  else process.stdout.write(`${[...say, `${result.lines} lines, ${result.accepted} would come in, ${result.rejected.length} would not`].join('\n')}\n`)
  return status
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exitCode = 2
}
