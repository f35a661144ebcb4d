import type { Envelope } from './envelope.ts'

/** Messages on the link between shell and core: the same over utilityProcess, child process and in-process tests. */
export type ToCore =
  | { readonly t: 'init'; readonly config: CoreConfig }
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly t: 'ping'; readonly id: number }
  | { readonly t: 'stop' }

export type FromCore =
  | { readonly t: 'ready'; readonly version: string }
  | { readonly t: 'fatal'; readonly code: string; readonly detail: string }
  | { readonly t: 'reply'; readonly id: number; readonly envelope: Envelope<unknown> }
  | { readonly t: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly t: 'session'; readonly capabilities: readonly string[] }
  | { readonly t: 'pong'; readonly id: number }
  /** Sent last before a clean stop. An exit without it is a crash, whatever the exit code says. */
  | { readonly t: 'goodbye' }

export interface CoreConfig {
  /** Folder that holds the database, its backups, logs and printed PDFs. */
  readonly dataDir: string
  /** 32 bytes as hex. Travels only over the link, never in arguments or environment. */
  readonly databaseKey: string
  /** New for each start of the app: a session survives a restart of core, never one of the app. */
  readonly bootId: string
  /** Folder of resources (fonts are resolved from packages). */
  readonly resourcesDir: string
  /** Practice mode: invented data only, banner on every screen. `shift` = users, products, patients; `full` = also stock. */
  readonly practice: 'off' | 'empty' | 'shift' | 'full'
  /** Practice only: the server that a new bench joins by itself. */
  readonly join?: { readonly url: string; readonly code: string; readonly benchName: string }
}
