import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { ANCHOR_FILE, anchorLine, readAnchors, type Anchor } from '../../../src/shared/audit/anchor.ts'

/** The file of noted heads. It is only ever written on: nothing here changes or removes a line. */
export class AnchorFile {
  readonly file: string

  constructor(folder: string) {
    this.file = path.join(folder, ANCHOR_FILE)
  }

  /** The last anchor of each chain; empty when there is no file yet. @throws when it cannot be read */
  last(): ReadonlyMap<string, Anchor> {
    return new Map(this.all().map((anchor) => [anchor.chain, anchor]))
  }

  /** In their order. */
  all(): readonly Anchor[] {
    try {
      return readAnchors(readFileSync(this.file, 'utf8')).anchors
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    }
  }

  /** On the disk when it returns. Several servers may share the folder: each write is one piece at the end. */
  append(anchors: readonly Anchor[]): void {
    if (anchors.length === 0) return
    mkdirSync(path.dirname(this.file), { recursive: true })
    const fd = openSync(this.file, 'a+', 0o640)
    try {
      // Half a line of a power cut must not swallow the first of ours.
      const { size } = fstatSync(fd)
      const end = Buffer.alloc(1)
      if (size > 0) readSync(fd, end, 0, 1, size - 1)
      writeSync(fd, (size > 0 && end.toString() !== '\n' ? '\n' : '') + anchors.map(anchorLine).join(''))
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  }
}
