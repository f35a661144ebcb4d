// npm run station-sim: an invented blood station as a process of its own. Prints one JSON line with its address, then works until Ctrl-C.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { controls } from './control.ts'
import { faultsSchema, noFaults, type Faults } from './faults.ts'
import { startStation } from './start-station.ts'
import { practicePartners, tokenVariable } from './partner.ts'
import { stationToken } from './token.ts'

const names = Object.keys(noFaults) as (keyof Faults)[]
const usage = `usage: npm run station-sim -- [--port 8790] [--seed 1] [--state FILE] [--folder DIR] [--database URL] [--automatic] [--every SECONDS] [--bags 40] [--partner-file FILE] [--fault NAME=VALUE]…

  --port      REST, SOAP and control on 127.0.0.1 (0: any free one)
  --state     keeps the station's books in FILE
  --folder    file exchange in DIR: out/ and in/, each with ack/
  --database  intermediate table bs_blood2hos in this PostgreSQL
  --automatic answers returns, reservations and samples by itself, as its people would
  --every     sends a dispatch every so many seconds, and one at the start (default: only when asked)
  --bags      how many bags it has
  --partner-file  writes the settings with which a Hemobench server finds this station (HEMOBENCH_STATION); the password is then in ${tokenVariable}
  --fault     may be given several times:
${names.map((name) => `                ${name.padEnd(14)} ${faultsSchema.shape[name].description ?? ''}`).join('\n')}

REST     GET /station/v1/documents, POST /station/v1/acknowledgements, PUT /station/v1/messages/KEY   Authorization: Bearer ${stationToken}
SOAP     POST /soap (UTF-8 or GB18030, XML in a string)
control  POST /control/NAME with JSON: ${Object.keys(controls).join(', ')}
`

function faultsOf(given: readonly string[]): Partial<Faults> {
  const pairs = given.map((text): [string, number] => [text.split('=')[0] ?? '', Number(text.split('=')[1] ?? '1')])
  return faultsSchema.partial().strict().parse(Object.fromEntries(pairs)) as Partial<Faults>
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, port: { type: 'string' }, seed: { type: 'string' }, state: { type: 'string' }, folder: { type: 'string' }, database: { type: 'string' }, automatic: { type: 'boolean' }, every: { type: 'string' }, bags: { type: 'string' }, 'partner-file': { type: 'string' }, fault: { type: 'string', multiple: true } }
  })
  if (values.help) return void process.stdout.write(usage)
  const running = await startStation({ seed: Number(values.seed ?? '1'), port: Number(values.port ?? '8790'), stateFile: values.state ?? null, folder: values.folder ?? null, databaseUrl: values.database ?? null })
  running.station.faults = { ...noFaults, ...faultsOf(values.fault ?? []) }
  running.station.books.automatic = values.automatic ?? false
  const every = Number(values.every ?? '0')
  const send = (): void => void running.station.books.dispatch(Number(values.bags ?? '40'), running.station.now())
  if (every > 0 && running.station.books.documents.length === 0) send()
  const timers = [
    setInterval(() => {
      running.drop?.look()
      void running.table?.look().catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
    }, 500),
    ...(every > 0 ? [setInterval(send, every * 1000)] : [])
  ]
  const stop = (): void => {
    for (const timer of timers) clearInterval(timer)
    void running.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  // npm start ends us by closing our input, as it does the server.
  if (process.env['HEMOBENCH_STOP_WITH_STDIN'] === 'yes') process.stdin.on('end', stop).on('error', stop).resume()
  const partner = values['partner-file']
  if (partner !== undefined) writeFileSync(partner, JSON.stringify(practicePartners(running.url), null, 2))
  process.stdout.write(`${JSON.stringify({ url: running.url })}\n`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exitCode = 2
}
