import { SyncRejected, SyncUnreachable, type SyncTransport } from '../../../shared/sync/routes.ts'
import type { AttachmentStore } from '../store/attachment-store.ts'

/**
 * Bytes of files on their way to the server, one file at a time, after the commands and the changes: nothing that matters at the counter waits for a
 * photo. What fails is tried again after the next turn.
 */
export class AttachmentSender {
  readonly #store: AttachmentStore
  readonly #transport: SyncTransport
  readonly #log: (event: string, detail: Readonly<Record<string, string>>) => void
  readonly #onSent: () => void
  /** Refused for good: not asked again until the next start. */
  readonly #refused = new Set<string>()
  #busy = false

  constructor(o: { readonly store: AttachmentStore; readonly transport: SyncTransport; readonly log: (event: string, detail: Readonly<Record<string, string>>) => void; readonly onSent: () => void }) {
    this.#store = o.store
    this.#transport = o.transport
    this.#log = o.log
    this.#onSent = o.onSent
  }

  /** Never rejects. */
  async send(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      for (const sha256 of this.#store.unsent().filter((s) => !this.#refused.has(s))) if (!(await this.#sendOne(sha256))) return
    } finally {
      this.#busy = false
    }
  }

  async #sendOne(sha256: string): Promise<boolean> {
    const bytes = this.#store.bytesOf(sha256)
    if (bytes === null) return true
    try {
      await this.#transport.call('putAttachment', { sha256, bytes: Buffer.from(bytes).toString('base64') })
      this.#store.markSent(sha256)
      this.#onSent()
      return true
    } catch (error) {
      if (error instanceof SyncUnreachable) return false
      if (error instanceof SyncRejected && error.code === 'sync.bad-request') {
        this.#refused.add(sha256)
        this.#log('attachments.refused', { sha256 })
        return true
      }
      this.#log('attachments.not-sent', { detail: error instanceof Error ? error.message.slice(0, 120) : String(error) })
      return false
    }
  }
}
