// npm start: all the set-up, then one server, one bench of it and an invented blood station, in practice mode on a demo hospital with invented data.
//   npm start                 opens both; they end with the window. Data is kept in artifacts/demo-hospital between starts
//   npm start -- --bench 2    another bench of the same hospital, while the first start runs
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
import { stationBeside } from './lib/station-process.mjs'
import { steadyPort } from './lib/steady-port.mjs'
import { setup } from './setup.mjs'

const asked = (flag) => process.argv.includes(flag)
const aloneDir = inRoot('artifacts', 'practice')
const hospitalDir = inRoot('artifacts', 'demo-hospital')
const option = (name) => (asked(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)

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
async function practiceServer({ fresh }) {
  const beside = path.join(hospitalDir, 'server')
  const folder = practiceServerFolder(beside)
  if (fresh) for (const old of [hospitalDir, folder]) rmSync(old, { recursive: true, force: true })
  return {
    HEMOBENCH_DATA: practiceServerFolder(beside), DATABASE_URL: '', HEMOBENCH_CONFIG: '', HEMOBENCH_TLS_CERT: '', HEMOBENCH_TLS_KEY: '', HEMOBENCH_TLS_CA: '',
    HEMOBENCH_HOST: '127.0.0.1', HEMOBENCH_PORT: String(await steadyPort(path.join(hospitalDir, 'port'), 7420)), HEMOBENCH_PRACTICE: 'full', HEMOBENCH_SITE_NAME: '练习医院'
  }
}

/** What a bench is told at its first start; nothing once it has its database. */
async function orderFor(number, settings) {
  if (existsSync(path.join(hospitalDir, `bench-${number}`, 'data', 'bench.db'))) return null
  const name = `配血台 ${number}`
  return { HEMOBENCH_SERVER: `http://127.0.0.1:${settings.HEMOBENCH_PORT}`, HEMOBENCH_ENROL: await enrolCode(name, settings), HEMOBENCH_ENROL_NAME: name }
}

const openOf = (runtime, number, order) => openBench(runtime, { folder: path.join(hospitalDir, `bench-${number}`), env: { HEMOBENCH_PRACTICE: 'full', ...order } })

async function startHospital(runtime) {
  const settings = await practiceServer({ fresh: asked('--fresh') })
  const joined = existsSync(path.join(hospitalDir, 'bench-1', 'data', 'bench.db'))
  say(`starting the server of the demo hospital, its blood station and a bench; their data is in ${hospitalDir} (--fresh starts anew)`)
  const station = await stationBeside({ folder: path.join(hospitalDir, 'station'), port: await steadyPort(path.join(hospitalDir, 'station-port'), 8790) })
  const starting = serverBeside({ ...settings, ...station.env })
  // A bench that has joined opens at once and finds the server when it is there; without one it works offline, and the reason stands above.
  const failed = (error) => say(error.message)
  if (joined) void starting.catch(failed)
  else say(`the server listens on ${(await starting).url}`)
  try {
    return await openOf(runtime, 1, joined ? null : await orderFor(1, settings))
  } finally {
    const server = await starting.catch(() => null)
    await server?.stop()
    await station.stop()
    say('the server has stopped')
  }
}

async function startAnother(runtime, number) {
  if (!/^[2-9]$/.test(number ?? '')) throw new Stop('--bench takes a number from 2 to 9: npm start -- --bench 2')
  const settings = await practiceServer({ fresh: false })
  const there = await fetch(`http://127.0.0.1:${settings.HEMOBENCH_PORT}/health/ready`).then((answer) => answer.ok, () => false)
  if (!there) throw new Stop('the demo hospital is not running: `npm start` in another terminal first')
  say(`opening bench ${number} of the demo hospital`)
  return await openOf(runtime, number, await orderFor(number, settings))
}

function open(runtime) {
  if (asked('--alone')) return startAlone(runtime)
  return asked('--bench') ? startAnother(runtime, option('--bench')) : startHospital(runtime)
}

await runMain(async () => {
  const runtime = await setup()
  if (hasDisplay() && !asked('--demo')) return await open(runtime)
  if (!hasDisplay()) say('there is no display here: working the demo shift in a virtual one')
  return await demoShift()
})
