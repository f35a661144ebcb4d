// npm start: all the set-up, then one server and one bench of it, in practice mode on a demo hospital with invented data.
//   npm start                 opens both; they end with the window. Data is kept in artifacts/demo-hospital between starts
//   npm start -- --alone      the bench without a server (artifacts/practice)
//   npm start -- --fresh      throws the data away first
//   npm start -- --demo       works the demo shift instead of opening the bench (what happens by itself without a display)
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { demoShift } from './demo.mjs'
import { hasDisplay } from './lib/display.mjs'
import { electronArgs } from './lib/electron-args.mjs'
import { inRoot, root, toolEnv } from './lib/paths.mjs'
import { practiceServerFolder } from './lib/practice-folder.mjs'
import { runMain, say, Stop } from './lib/say.mjs'
import { enrolCode, serverBeside } from './lib/server-process.mjs'
import { steadyPort } from './lib/steady-port.mjs'
import { setup } from './setup.mjs'

const asked = (flag) => process.argv.includes(flag)
const aloneDir = inRoot('artifacts', 'practice')
const hospitalDir = inRoot('artifacts', 'demo-hospital')
const benchName = '配血台 1'

/** Resolves to the exit code of the bench. Our own signals end the bench, and with it everything. */
function openBench(runtime, { folder, env }) {
  const args = [root, `--user-data-dir=${folder}`, ...electronArgs({ virtual: false })]
  return new Promise((resolve, reject) => {
    const child = spawn(runtime.executable, args, { cwd: root, env: toolEnv(env), stdio: 'inherit' })
    // Ctrl-C reaches the bench by itself; we stay until it has said goodbye, since the server goes last.
    process.on('SIGINT', () => undefined)
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
    child.on('error', (error) => reject(new Stop(`Electron does not start (${error.message}): remove node_modules/.hemobench-electron.json and start again`)))
    child.on('close', (code, signal) => {
      if (code !== 0 && signal === null) say(`the bench ended with code ${code}; its log is in ${folder}/logs`)
      resolve(code ?? 0)
    })
  })
}

async function startAlone(runtime) {
  if (asked('--fresh')) rmSync(aloneDir, { recursive: true, force: true })
  say(`opening the bench in practice mode, without a server; its data is in ${aloneDir} (--fresh starts anew)`)
  return await openBench(runtime, { folder: aloneDir, env: { HEMOBENCH_PRACTICE: 'full' } })
}

/** Its settings, whatever the environment says: a demo never writes to a hospital's database. */
async function practiceServer() {
  const beside = path.join(hospitalDir, 'server')
  const folder = practiceServerFolder(beside)
  if (asked('--fresh')) for (const old of [hospitalDir, folder]) rmSync(old, { recursive: true, force: true })
  return {
    HEMOBENCH_DATA: practiceServerFolder(beside), DATABASE_URL: '', HEMOBENCH_CONFIG: '', HEMOBENCH_TLS_CERT: '', HEMOBENCH_TLS_KEY: '', HEMOBENCH_TLS_CA: '',
    HEMOBENCH_HOST: '127.0.0.1', HEMOBENCH_PORT: String(await steadyPort(path.join(hospitalDir, 'port'), 7420)), HEMOBENCH_PRACTICE: 'full', HEMOBENCH_SITE_NAME: '练习医院'
  }
}

async function startHospital(runtime) {
  const settings = await practiceServer()
  const folder = path.join(hospitalDir, 'bench')
  say('starting the server of the demo hospital')
  const server = await serverBeside(settings)
  try {
    say(`the server listens on ${server.url}; opening the bench; their data is in ${hospitalDir} (--fresh starts anew)`)
    const joins = !existsSync(path.join(folder, 'data', 'bench.db'))
    const order = joins ? { HEMOBENCH_SERVER: server.url, HEMOBENCH_ENROL: await enrolCode(benchName, settings), HEMOBENCH_ENROL_NAME: benchName } : {}
    return await openBench(runtime, { folder, env: { HEMOBENCH_PRACTICE: 'full', ...order } })
  } finally {
    await server.stop()
    say('the server has stopped')
  }
}

await runMain(async () => {
  const runtime = await setup()
  if (hasDisplay() && !asked('--demo')) return await (asked('--alone') ? startAlone(runtime) : startHospital(runtime))
  if (!hasDisplay()) say('there is no display here: working the demo shift in a virtual one')
  return await demoShift()
})
