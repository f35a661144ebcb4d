// npm run demo: works the demo shift in the real Electron and says where its pictures, labels and summary are.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { virtualDisplay } from './lib/display.mjs'
import { inRoot, modules, node24, toolEnv } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { runMain, say } from './lib/say.mjs'
import { setup } from './setup.mjs'

const story = 'tests/e2e/r20-demo-shift.e2e.ts'

/** What a stranger looks for in the folder, by the ends of the names. */
const kinds = [
  ['screenshots and label pictures (PNG)', '.png'],
  ['labels as sent to the printer (ZPL)', '.zpl'],
  ['labels and slips (PDF)', '.pdf'],
  ['summary', 'summary.md'],
  ['summary', 'summary.txt'],
  ['summary', 'summary.json']
]

function report(out) {
  const files = readdirSync(out, { recursive: true }).map(String)
  process.stdout.write(`\nThe demo shift left in ${out}:\n`)
  for (const [what, end] of kinds) {
    const found = files.filter((name) => name.endsWith(end))
    const folders = [...new Set(found.map((name) => path.join(out, path.dirname(name))))]
    if (found.length > 0) process.stdout.write(`  ${String(found.length).padStart(4)}  ${what}: ${folders.join(', ')}\n`)
  }
  const summary = files.find((name) => /summary\.(md|txt)$/.test(name))
  if (summary) process.stdout.write(`\n${readFileSync(path.join(out, summary), 'utf8').trimEnd()}\n`)
}

/** Runs the story on a virtual display; resolves to the exit code. */
export async function demoShift() {
  const out = inRoot('artifacts', `demo-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')}`)
  mkdirSync(out, { recursive: true })
  const display = process.platform === 'linux' ? await virtualDisplay() : { env: {}, stop: () => undefined }
  say('working the demo shift in the real Electron (about a minute)')
  const cli = path.join(modules, '@playwright', 'test', 'cli.js')
  const env = toolEnv({ ...display.env, HEMOBENCH_DEMO_OUT: out })
  const done = await run(node24(), [cli, 'test', story, '--reporter=list'], { env, timeoutMs: 15 * 60_000 })
  display.stop()
  if (existsSync(out)) report(out)
  if (done.code !== 0) process.stderr.write('hemobench: the demo shift failed: its lines above and the pictures in artifacts/playwright say where\n')
  return done.code
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setup()
    return await demoShift()
  })
}
