// npm run -s torture -- --rounds N [--seed N] [--json]
import { parseArgs } from 'node:util'
import { runTorture } from './run-torture.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
if (values.help) {
  console.log('torture: kills a working bench (receive, number, print, issue) with SIGKILL at random points and looks at what is left\n  --rounds N   kills (100)\n  --seed N     of the random points (1)\n  --json       only the result, as one JSON object')
} else {
  const report = await runTorture({ rounds: Number(values.rounds), seed: Number(values.seed), onRound: (round, acked) => (values.json ? undefined : console.log(`round ${round}: ${acked} commands acknowledged so far`)) })
  console.log(JSON.stringify(report))
  const sound = report.lost === 0 && report.chainOk && report.duplicateNumbers === 0 && report.doublePrints === 0 && report.doubleIssues === 0
  process.exitCode = sound ? 0 : 1
}
