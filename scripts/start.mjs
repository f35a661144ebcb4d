// npm start: all the set-up, then the bench in practice mode on a demo hospital with invented data.
//   npm start                 opens the bench; its data is kept in artifacts/practice between starts
//   npm start -- --fresh      throws that data away first
//   npm start -- --demo       works the demo shift instead of opening the bench (what happens by itself without a display)
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { demoShift } from './demo.mjs'
import { hasDisplay } from './lib/display.mjs'
import { electronArgs } from './lib/electron-args.mjs'
import { inRoot, root, toolEnv } from './lib/paths.mjs'
import { runMain, say, Stop } from './lib/say.mjs'
import { setup } from './setup.mjs'

const practiceDir = inRoot('artifacts', 'practice')

function openBench(runtime) {
  if (process.argv.includes('--fresh')) rmSync(practiceDir, { recursive: true, force: true })
  say(`opening the bench in practice mode; its data is in ${practiceDir} (--fresh starts anew)`)
  const args = [root, `--user-data-dir=${practiceDir}`, ...electronArgs({ virtual: false })]
  const env = toolEnv({ HEMOBENCH_PRACTICE: 'full' })
  return new Promise((resolve, reject) => {
    const child = spawn(runtime.executable, args, { cwd: root, env, stdio: 'inherit' })
    child.on('error', (error) => reject(new Stop(`Electron does not start (${error.message}): remove node_modules/.hemobench-electron.json and start again`)))
    child.on('close', (code) => {
      if (code !== 0) say(`the bench ended with code ${code}; its log is in ${practiceDir}/logs`)
      resolve(code ?? 1)
    })
  })
}

await runMain(async () => {
  const runtime = await setup()
  if (hasDisplay() && !process.argv.includes('--demo')) return await openBench(runtime)
  if (!hasDisplay()) say('there is no display here: working the demo shift in a virtual one')
  return await demoShift()
})
