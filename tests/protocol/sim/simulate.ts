// npm run -s simulate -- --seed N --shifts N --benches N [--seeds N] [--policy held|optimistic|timed-lease] [--json]. See --help.
import { parseArgs } from 'node:util'
import { policyNames } from './policies.ts'
import { runShifts, type Outcome } from './run-shifts.ts'

const help = `usage: npm run -s simulate -- [--seed N] [--seeds N] [--shifts N] [--benches N] [--policy NAME] [--json] [--trace]

Benches with the real store and the real decisions of core, and the real server on a real PostgreSQL, by virtual time: a network that drops,
delays, repeats, reorders and cuts; benches and server that die; wrong clocks; databases put back from images; people who type and mix bags up.

  --seed N       of the first run (1); the same seed is the same run
  --seeds N      runs, each with the next seed and a hospital of its own (1)
  --shifts N     shifts of eight hours in each run (10)
  --benches N    benches with a person at each (3)
  --policy NAME  held: the product (default). optimistic, timed-lease: broken on purpose, and must be caught giving bags twice
  --typing N     share of issues typed off the screen, 0 to 1 (0.25)
  --carry-back   people take a bag back that another bench has taken over, without asking: a hazard outside the house rule
  --json         one JSON object
  --trace        every event, on standard error

Ends with 0 when nothing was found, with 1 when anything was (for held that is a fault; for the broken ones it is what is wanted), with 2 when
it could not run.
`

const judged = ['doubleIssues', 'lostFacts', 'duplicateNumbers', 'unexplainedGaps', 'diverged', 'unsettled', 'brokenChains', 'conflictsWithoutCase'] as const
const counted = ['bags', 'issues', 'offlineIssues', 'typedIssues', 'refused', 'undecided', 'takeOvers', 'recalls', 'notFound', 'commands', 'cases', 'tookMs'] as const

function sumOf(outcomes: readonly Outcome[]): Record<string, number> {
  const total: Record<string, number> = {}
  const add = (name: string, n: number): void => void (total[name] = (total[name] ?? 0) + n)
  for (const o of outcomes) {
    for (const name of [...judged, ...counted]) add(name, o[name])
    for (const [name, n] of Object.entries(o.faults)) add(name, n as number)
  }
  return total
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' }, json: { type: 'boolean', default: false }, trace: { type: 'boolean', default: false }, 'carry-back': { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' }, seeds: { type: 'string', default: '1' }, shifts: { type: 'string', default: '10' }, benches: { type: 'string', default: '3' },
      policy: { type: 'string', default: 'held' }, typing: { type: 'string', default: '0.25' }
    }
  })
  const policy = policyNames.find((p) => p === values.policy)
  const [seed, seeds, shifts, benches] = [values.seed, values.seeds, values.shifts, values.benches].map(Number)
  const typing = Number(values.typing)
  const sound = [seed, seeds, shifts, benches].every((n) => n !== undefined && Number.isInteger(n) && n > 0) && typing >= 0 && typing <= 1
  if (values.help === true || policy === undefined || !sound || seed === undefined || seeds === undefined || shifts === undefined || benches === undefined || benches > 20) {
    process.stdout.write(help)
    return values.help === true ? 0 : 2
  }
  const outcomes: Outcome[] = []
  for (let i = 0; i < seeds; i += 1) {
    const outcome = await runShifts({ seed: seed + i, shifts, benches, policy, habits: { typing, carryBack: values['carry-back'] }, keepTrace: values.trace })
    outcomes.push(outcome)
    if (values.trace) process.stderr.write(`${outcome.trace.join('\n')}\n`)
    if (!values.json) print(outcome)
  }
  const total = sumOf(outcomes)
  const bad = judged.some((name) => (total[name] ?? 0) > 0)
  if (values.json) process.stdout.write(`${JSON.stringify({ policy, seeds, shifts: seeds * shifts, benches, ...total, runs: outcomes.map(({ trace: _trace, order, ...o }) => ({ seed: order.seed, ...o })) }, null, 2)}\n`)
  else process.stdout.write(`${policy} ${seeds * shifts} shifts: ${Object.entries(total).map(([k, v]) => `${k} ${v}`).join(', ')}\n`)
  return bad ? 1 : 0
}

function print(o: Outcome): void {
  process.stdout.write(`seed ${o.order.seed} ${o.order.policy}: ${judged.map((name) => `${name} ${o[name]}`).join(', ')}; ${o.issues} issues (${o.offlineIssues} offline, ${o.typedIssues} typed), trace ${o.traceHash}, ${o.tookMs} ms\n`)
  for (const line of o.found) process.stdout.write(`  ${line}\n`)
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 2
}
