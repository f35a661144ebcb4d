// npm run -s load -- [--benches 50,200,500] [--seconds 60] [--every 20] [--batch 1] [--full-speed] [--no-pokes] [--profile FOLDER] [--write] [--json]
import { parseArgs } from 'node:util'
import { writeLoadReport } from './load-report.ts'
import { inWords, isSound, runLoad, type LoadResult } from './run-load.ts'

const help = `Simulated benches against one real server process on a real PostgreSQL (fsync on), all on this machine. Each figure comes with its reason:
cores and event loop of the server and of the benches, what PostgreSQL waited for, and how fast bare PostgreSQL writes the same rows.

  --benches 50,200,500   how many at once, one run after another, each on a fresh database
  --seconds 60           how long each run works
  --every 20             seconds between two pushes of one bench, on average. A busy bench makes a command each 10 s, most make one each 30 s
  --batch 1              commands in one push
  --full-speed           no pause between pushes: how much the server takes
  --no-pokes             benches do not listen to what the others do
  --profile FOLDER       writes a CPU profile of the server process (for the DevTools of Chromium)
  --write                writes docs/load.md with its picture
  --json                 one JSON object on standard output
`
const { values } = parseArgs({
  options: {
    benches: { type: 'string', default: '50,200,500' }, seconds: { type: 'string', default: '60' }, every: { type: 'string', default: '20' }, batch: { type: 'string', default: '1' },
    'full-speed': { type: 'boolean', default: false }, 'no-pokes': { type: 'boolean', default: false }, profile: { type: 'string' }, json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false }, help: { type: 'boolean', default: false }
  }
})
if (values.help) {
  process.stdout.write(help)
  process.exit(0)
}
const say = (text: string): void => void process.stderr.write(`${text}\n`)

const results: LoadResult[] = []
for (const benches of values.benches.split(',').map(Number)) {
  const result = await runLoad({
    benches, seconds: Number(values.seconds), every: values['full-speed'] ? 0 : Number(values.every), batch: Number(values.batch), pokes: !values['no-pokes'], say,
    ...(values.profile === undefined ? {} : { profile: values.profile })
  })
  results.push(result)
  say(inWords(result))
}
if (values.write) writeLoadReport(results, `npm run -s load -- --benches ${values.benches} --seconds ${values.seconds} --every ${values.every}`)
if (values.json) process.stdout.write(`${JSON.stringify({ results })}\n`)
process.exit(results.every(isSound) ? 0 : 1)
