import { accessSync, constants, mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import type { Settings } from '../../store/settings.ts'

const KEY = 'backupFolder'

/** Where backups go: the hospital's folder (another disk is wise), or `backups` in the data folder. */
export function backupFolder(settings: Pick<Settings, 'get'>, dataDir: string): string {
  const chosen = settings.get(KEY) ?? ''
  return chosen === '' ? join(dataDir, 'backups') : chosen
}

/** Takes a folder that exists or can be made and can be written. Empty: back to the usual one. */
export function saveBackupFolder(settings: Settings, folder: string): Refusal | null {
  if (folder !== '') {
    if (!isAbsolute(folder)) return refusal('store.backup-folder-unusable', { folder })
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
    } catch {
      return refusal('store.backup-folder-unusable', { folder })
    }
  }
  settings.set(KEY, folder)
  return null
}
