import path from 'node:path'
import { BrowserWindow } from 'electron'
import { denyNavigation } from '../security/deny-navigation.ts'
import { denyWindows } from '../security/deny-windows.ts'
import { noWebview } from '../security/no-webview.ts'
import { securePreferences } from '../security/web-preferences.ts'

export interface BenchWindowOptions {
  readonly preload: string
  readonly devTools: boolean
  /** Size of the page, for pictures of it; null = the usual size. */
  readonly size: { readonly width: number; readonly height: number } | null
}

/** Opens the window of the bench. A page that crashed is loaded again: the work is in core, nothing is lost with it. */
export function openBenchWindow(options: BenchWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...(options.size ?? { width: 1366, height: 768 }),
    useContentSize: true,
    minWidth: 1024,
    minHeight: 640,
    title: 'Hemobench',
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: securePreferences({ preload: path.resolve(options.preload), devTools: options.devTools })
  })
  window.removeMenu()
  denyNavigation(window.webContents)
  denyWindows(window.webContents)
  noWebview(window.webContents)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) void window.loadURL('bench://app/').catch(() => undefined)
  })
  return window
}

/** Reads `1366x768`; null for anything else. */
export function parseSize(text: string | undefined): { readonly width: number; readonly height: number } | null {
  const match = /^(\d{3,4})x(\d{3,4})$/.exec(text ?? '')
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null
}
