import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, session, shell } from 'electron'
import { contract } from '../../shared/ipc/contract.ts'
import { isShellCall } from '../../shared/ipc/contract/shell.ts'
import { serveApp } from './app-scheme/app-scheme.ts'
import { chooseTransport } from './core-host/choose-transport.ts'
import { CoreHost } from './core-host/core-host.ts'
import type { Refuse } from './core-host/pending-calls.ts'
import { openSlip } from './documents/open-slip.ts'
import { serveCalls } from './ipc/serve-calls.ts'
import { sendEvent } from './ipc/send-event.ts'
import { openJsonLog } from './logs/json-log.ts'
import { databaseKey } from './secrets/database-key.ts'
import { keyProblemText } from './secrets/key-problem-text.ts'
import { safeStorageVault } from './secrets/safe-storage-vault.ts'
import { denyNetwork } from './security/deny-network.ts'
import { denyPermissions } from './security/deny-permissions.ts'
import { practiceJoin, practiceMode } from './start-options.ts'
import { stopWithMessage } from './stop-with-message.ts'
import { openBenchWindow, parseSize } from './window/bench-window.ts'

/** Puts the parts together once Electron is ready: key, core, guarded bridge, window; and takes core down before the end. */
export async function startBench(): Promise<void> {
  const userData = app.getPath('userData')
  mkdirSync(userData, { recursive: true })
  const log = openJsonLog(path.join(userData, 'logs'), 'shell')
  const coreLog = openJsonLog(path.join(userData, 'logs'), 'core')
  const practice = practiceMode(process.env['HEMOBENCH_PRACTICE'])
  log.write('info', 'shell.start', { version: app.getVersion(), electron: process.versions['electron'] ?? '', practice })

  const key = databaseKey({ dir: userData, practice: practice !== 'off', vault: safeStorageVault() })
  if (!key.ok) return stopWithMessage(keyProblemText[key.error])
  if (key.value.protectedBy === 'file') log.write('warn', 'key.in-file', { practice })

  const newTraceId = (): string => randomUUID().slice(0, 8)
  const refuse: Refuse = (code, name) => {
    const traceId = newTraceId()
    log.write('warn', 'ipc.refused', { name, code, traceId })
    return { ok: false, error: { code, params: { name }, traceId } }
  }
  const dataDir = path.join(userData, 'data')
  const appPath = app.getAppPath()
  let capabilities: ReadonlySet<string> = new Set()
  const host = new CoreHost({
    start: chooseTransport({ entry: path.join(__dirname, 'core.cjs'), appPath }),
    config: {
      dataDir,
      databaseKey: key.value.key,
      bootId: randomUUID(),
      resourcesDir: path.join(appPath, 'resources'),
      practice,
      ...practiceJoin(practice, process.env)
    },
    refuse,
    onState: (state) => sendEvent(window, log, { name: 'core', payload: state }),
    onEvent: (name, payload) => sendEvent(window, log, { name, payload }),
    onSession: (held) => (capabilities = new Set(held)),
    onStarted: (pid) => writeFileSync(path.join(userData, 'core.pid'), String(pid ?? '')),
    onLine: coreLog.line,
    log: log.write
  })

  denyPermissions(session.defaultSession)
  denyNetwork(session.defaultSession)
  serveApp(session.defaultSession, path.join(__dirname, '../renderer'))
  const window = openBenchWindow({
    preload: path.join(__dirname, '../preload/preload.cjs'),
    devTools: !app.isPackaged,
    size: parseSize(process.env['HEMOBENCH_HEADLESS_SIZE'])
  })
  const windowId = window.webContents.id
  serveCalls({
    contract,
    knownWindows: () => new Set([windowId]),
    capabilities: () => capabilities,
    askCore: (name, input) => (isShellCall(name) ? openSlip({ dataDir, openPath: (file) => shell.openPath(file), newTraceId }, name, input) : host.call(name, input)),
    newTraceId,
    onRefusal: (refusal) => log.write('warn', 'ipc.refused', refusal)
  })
  window.webContents.on('dom-ready', () => sendEvent(window, log, { name: 'core', payload: host.state }))

  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void host.stop().finally(() => {
      stopped = true
      log.write('info', 'shell.stop')
      app.quit()
    })
  })
  host.start()
  await window.loadURL('bench://app/')
}
