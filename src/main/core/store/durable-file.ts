import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes what was written to this file or folder survive a power cut. Windows cannot sync a folder and does not need it. */
export function sync(path: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Renames so that after a power cut either the old or the new name is there, never neither. */
export function durableRename(from: string, to: string): void {
  renameSync(from, to)
  sync(dirname(to))
}

/** Whole or not at all. */
export function writeDurable(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  durableRename(`${file}.new`, file)
}
