import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ANCHOR_FILE, anchorLine, isAnchorDue, readAnchors, type Anchor, type AnchorReason } from '../../../shared/audit/anchor.ts'
import { benchChain } from '../../../shared/audit/chain-name.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import type { ReadableDatabase } from './database.ts'

const LOOK_EVERY_MS = 10 * 60_000

export interface AuditAnchorsOptions {
  readonly db: ReadableDatabase
  readonly deviceId: string
  /** The folder of the backups; read anew each time, because it is a setting. */
  readonly folder: () => string
  readonly clock: () => Instant
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
}

/** Anchors of a bench's file; none when there is no file. */
export function readAnchorFile(folder: string): readonly Anchor[] {
  try {
    return readAnchors(readFileSync(join(folder, ANCHOR_FILE), 'utf8')).anchors
  } catch {
    return []
  }
}

/**
 * Notes the head of the bench's chain beside the backups, which are wisely on another disk: at start, once a day, at a clean stop. (With
 * a server the chain itself goes there with each push, and the server notes its head too.) A folder that is away stops no work.
 */
export class AuditAnchors {
  readonly #o: AuditAnchorsOptions
  #last: { readonly folder: string; readonly anchor: Anchor | null } | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(options: AuditAnchorsOptions) {
    this.#o = options
  }

  start(): void {
    this.note('start')
    this.#timer = setInterval(() => this.note('daily'), LOOK_EVERY_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.note('stop')
  }

  note(why: AnchorReason): void {
    try {
      this.#noteNow(why)
    } catch (error) {
      this.#o.log('audit.anchor-failed', { error: error instanceof Error ? error.message : String(error) })
    }
  }

  #noteNow(why: AnchorReason): void {
    const { db, deviceId, clock } = this.#o
    const folder = this.#o.folder()
    const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get()
    if (head === undefined) return
    const anchor: Anchor = { at: clock(), chain: benchChain(deviceId), ...head, why }
    if (this.#last?.folder !== folder) this.#last = { folder, anchor: readAnchorFile(folder).findLast((a) => a.chain === anchor.chain) ?? null }
    if (!isAnchorDue(this.#last.anchor, anchor)) return
    append(join(folder, ANCHOR_FILE), anchorLine(anchor))
    this.#last = { folder, anchor }
  }
}

/** On the disk when it returns. Half a line of a power cut must not swallow the next. */
function append(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const fd = openSync(file, 'a+', 0o600)
  try {
    const { size } = fstatSync(fd)
    const end = Buffer.alloc(1)
    if (size > 0) readSync(fd, end, 0, 1, size - 1)
    writeSync(fd, (size > 0 && end.toString() !== '\n' ? '\n' : '') + line)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
