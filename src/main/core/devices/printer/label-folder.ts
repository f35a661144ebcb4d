import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { SendOutcome } from './printer-port.ts'

/** Whether labels can be written there. A folder that is missing is made, if its parent is there. */
export async function lookAtFolder(folder: string): Promise<PrinterState> {
  try {
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await access(folder, constants.W_OK | constants.X_OK)
    return 'ready'
  } catch {
    return 'no-folder'
  }
}

/**
 * Writes one label as a file of its own, whole or not at all: whatever watches the folder never sees half a label, and a file
 * that could not be finished is taken away again. `sent` when it is on disk under its name.
 */
export async function writeLabelFile(folder: string, name: string, bytes: Uint8Array): Promise<SendOutcome> {
  const stamp = new Date().toISOString().replace(/[-:.]/g, '')
  const unique = `${name}-${stamp}-${randomBytes(3).toString('hex')}`
  const part = join(folder, `.${unique}.part`)
  try {
    const file = await open(part, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, join(folder, `${unique}.pdf`))
  } catch {
    await rm(part, { force: true }).catch(() => {})
    return { outcome: 'not-sent', reason: 'no-folder' }
  }
  // The name itself must survive a power cut too. Windows keeps it with the file, and does not let a folder be opened.
  if (process.platform !== 'win32') {
    const dir = await open(folder, 'r').catch(() => null)
    await dir?.sync().catch(() => {})
    await dir?.close().catch(() => {})
  }
  return { outcome: 'sent' }
}
