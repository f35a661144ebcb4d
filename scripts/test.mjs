// npm test: all the set-up, then every check and test, also when an earlier one fails. Closes on `N passed, N failed`.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { hasDisplay, virtualDisplay } from './lib/display.mjs'
import { inRoot, modules, node24, toolEnv } from './lib/paths.mjs'
import { playwrightCounts, vitestCounts } from './lib/reports.mjs'
import { run } from './lib/run.mjs'
import { runMain, say } from './lib/say.mjs'
import { dependencyRules } from './depcruise.mjs'
import { setup } from './setup.mjs'
import { typecheck } from './typecheck.mjs'

const out = inRoot('artifacts', 'test')
const report = (name) => path.join(out, `${name}.json`)
const tool = (name, file) => path.join(modules, name, file)
const asOne = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

async function check(file, args) {
  const done = await run(node24(), [file, ...args], { quiet: true })
  if (done.code !== 0) process.stderr.write(done.out)
  return asOne(done.code === 0)
}

async function vitest() {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest')}`]
  const done = await run(node24(), [tool('vitest', 'vitest.mjs'), ...args])
  return vitestCounts(report('vitest'), done.code)
}

async function playwright() {
  const display = hasDisplay() ? null : await virtualDisplay()
  const env = toolEnv({ ...display?.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright') })
  const done = await run(node24(), [tool('@playwright/test', 'cli.js'), 'test', '--reporter=list,json'], { env })
  display?.stop()
  return playwrightCounts(report('playwright'), done.code)
}

/**
 * In the order of what is cheap to know first.
 * @type {[string, () => Promise<{ passed: number, failed: number }>][]}
 */
const stages = [
  ['types', async () => asOne((await typecheck()).length === 0)],
  ['lint', () => check(tool('oxlint', 'bin/oxlint'), ['--type-aware'])],
  ['dependency rules', async () => asOne(await dependencyRules())],
  ['unit, property, store and device tests', vitest],
  ['real Electron: security and end to end', playwright]
]

await runMain(async () => {
  await setup()
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const lines = []
  const sum = { passed: 0, failed: 0 }
  for (const [name, stage] of stages) {
    say(`${name} …`)
    const from = Date.now()
    const counts = await stage().catch((error) => {
      process.stderr.write(`${name}: ${error?.message ?? error}\n`)
      return asOne(false)
    })
    sum.passed += counts.passed
    sum.failed += counts.failed
    lines.push(`${((Date.now() - from) / 1000).toFixed(1).padStart(7)} s  ${counts.passed} passed, ${counts.failed} failed  ${name}`)
    say(lines.at(-1).trim())
  }
  process.stdout.write(`\n${lines.join('\n')}\n${sum.passed} passed, ${sum.failed} failed\n`)
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1
})
