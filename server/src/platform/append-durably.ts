import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'

/**
 * Puts whole lines behind a file that is only ever written on; on the disk when it returns. Several servers may share the file: each write is
 * one piece at the end.
 */
export function appendDurably(file: string, lines: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const fd = openSync(file, 'a+', 0o640)
  try {
    // Half a line of a power cut must not swallow the first of ours.
    const { size } = fstatSync(fd)
    const end = Buffer.alloc(1)
    if (size > 0) readSync(fd, end, 0, 1, size - 1)
    writeSync(fd, (size > 0 && end.toString() !== '\n' ? '\n' : '') + lines)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
