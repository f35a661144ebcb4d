// Starts the built bench in the real Electron with a data folder of its own. `npm run test:e2e` has prepared runtime, build and display.
import { existsSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'

export const repoRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export interface LaunchOptions {
  readonly practice: 'off' | 'empty' | 'shift' | 'full'
  /** Default: a new folder, removed by `close`. A given one is kept. */
  readonly userDataDir?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Bench {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userDataDir: string
  /** Process id of the core that runs now. */
  readonly corePid: () => Promise<number>
  /** Quits as the window's close button does: core says goodbye first. */
  readonly close: () => Promise<void>
}

/** The Electron that the set-up found. @throws Error that says which command finds one */
export function electronPath(): string {
  const note = path.join(repoRoot, 'node_modules', '.hemobench-electron.json')
  if (!existsSync(note)) throw new Error('no Electron was set up here: run `npm run setup` first')
  return (JSON.parse(readFileSync(note, 'utf8')) as { readonly executable: string }).executable
}

/** Arguments and environment for one bench; also for tests that start the program without Playwright. */
export function benchCommand(options: LaunchOptions & { readonly userDataDir: string }) {
  const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'NODE_OPTIONS')
  return {
    args: [repoRoot, `--user-data-dir=${options.userDataDir}`, '--disable-gpu', ...noSandbox],
    env: { ...Object.fromEntries(inherited), HEMOBENCH_PRACTICE: options.practice, HEMOBENCH_HEADLESS_SIZE: '1366x768', ...options.env }
  }
}

const START_MS = 30_000
const fail = (): never => {
  throw new Error(`the bench was started twice and Playwright was not attached to it within ${START_MS / 1000} s`)
}

type Started = Pick<Bench, 'app' | 'page'>

/**
 * Once in some hundred starts on a busy machine Playwright never gets hold of a program that runs (its log says that the page has asked core and been
 * answered), and would wait for ever. Such a start is ended, said, and made once more. What the page shows is not asked here.
 */
async function started(command: ReturnType<typeof benchCommand>, userDataDir: string): Promise<Started | null> {
  let step = 'the program'
  const attached = (async (): Promise<Started> => {
    const app = await _electron.launch({ executablePath: electronPath(), cwd: repoRoot, ...command })
    step = 'its first window'
    const page = await app.firstWindow()
    step = 'its page'
    await page.waitForLoadState('domcontentloaded')
    return { app, page }
  })()
  const late = new AbortController()
  const found = await Promise.race([attached, pause(START_MS, null, { signal: late.signal }).catch(() => null)])
  late.abort()
  if (found !== null) return found
  // Settled by the end of the program, when nobody waits for it any more.
  attached.catch(() => undefined)
  console.warn(`Playwright was not attached to ${step} within ${START_MS / 1000} s: started again`)
  await endProgram(userDataDir)
  return null
}

/** By the lock of Chromium (`host-pid`), because Playwright knows of no process yet. Its core ends with it. */
async function endProgram(userDataDir: string): Promise<void> {
  const lock = path.join(userDataDir, 'SingletonLock')
  // A link to nothing that exists: only what it says is asked.
  const pid = lstatSync(lock, { throwIfNoEntry: false }) === undefined ? 0 : Number(readlinkSync(lock).split('-').at(-1))
  if (pid === 0) return
  const runs = (): boolean => {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }
  if (runs()) process.kill(pid, 'SIGKILL')
  for (let i = 0; i < 50 && runs(); i += 1) await pause(100)
  // Core notices that its shell is gone.
  await pause(2000)
}

export async function launchBench(options: LaunchOptions): Promise<Bench> {
  const userDataDir = options.userDataDir ?? mkdtempSync(path.join(os.tmpdir(), 'hemobench-e2e-'))
  const command = benchCommand({ ...options, userDataDir })
  const { app, page } = (await started(command, userDataDir)) ?? (await started(command, userDataDir)) ?? fail()
  return {
    app,
    page,
    userDataDir,
    corePid: async () => Number(readFileSync(path.join(userDataDir, 'core.pid'), 'utf8')),
    close: async () => {
      await app.close()
      if (!options.userDataDir) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
