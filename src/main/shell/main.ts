import path from 'node:path'
import { app, BrowserWindow, Menu } from 'electron'
import { declareAppScheme } from './app-scheme/app-scheme.ts'
import { startBench } from './start-bench.ts'
import { stopWithMessage } from './stop-with-message.ts'
import { silenceChromium } from './security/deny-network.ts'

// Entry of the shell (Electron's main process): what must happen before the app is ready, and the single-instance lock.
app.setName('Hemobench')
const dataDir = app.commandLine.getSwitchValue('user-data-dir')
app.setPath('userData', dataDir ? path.resolve(dataDir) : path.join(app.getPath('appData'), 'Hemobench'))
// Electron's own answer to a bug is a dialog that stops the event loop, with core's messages behind it. End in plain words instead.
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') stopWithMessage(`internal error: ${error.stack ?? error.message}`)
})
declareAppScheme()
silenceChromium(app)
// Without it Alt and the F keys would belong to a menu; they are the keys of the work.
Menu.setApplicationMenu(null)

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(startBench)
    .catch((error: unknown) => stopWithMessage(`cannot start: ${error instanceof Error ? error.message : String(error)}`))
} else {
  // Two writers on one database are two truths: the second instance never starts.
  process.stderr.write('hemobench: already running with this data folder; its window was brought to the front\n')
  app.exit(3)
}
