import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ANCHOR_FILE, anchorLine, readAnchors, type Anchor } from '../../../src/shared/audit/anchor.ts'
import { appendDurably } from '../platform/append-durably.ts'

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

  /** On the disk when it resolves. */
  async append(anchors: readonly Anchor[]): Promise<void> {
    if (anchors.length > 0) await appendDurably(this.file, anchors.map(anchorLine).join(''))
  }
}
