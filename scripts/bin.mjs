// Runs a program of node_modules/.bin on Node 24 after the set-up: node scripts/bin.mjs [--electron] <package> <file in it> [arguments]
// --electron: also the Electron runtime, the build and, without a display, a virtual one.
import path from 'node:path'
import { hasDisplay, virtualDisplay } from './lib/display.mjs'
import { modules, node24, toolEnv } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { runMain } from './lib/say.mjs'
import { setup } from './setup.mjs'

await runMain(async () => {
  const given = process.argv.slice(2)
  const electron = given[0] === '--electron'
  const [name, file, ...args] = electron ? given.slice(1) : given
  await setup(electron ? undefined : 'deps')
  const display = electron && !hasDisplay() ? await virtualDisplay() : null
  const done = await run(node24(), [path.join(modules, name, file), ...args], { stdout: 'inherit', env: toolEnv(display?.env) })
  display?.stop()
  return done.code
})
