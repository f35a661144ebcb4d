import type { BackupOrder } from './write-backup.ts'

/** One task per thread; the thread ends with its answer. */
export type StoreTask =
  | { readonly kind: 'backup'; readonly order: BackupOrder }
  /** quick_check of the live database on a connection of its own. */
  | { readonly kind: 'check'; readonly file: string; readonly key: string }

/** `problem` null: every page could be read. */
export interface CheckResult {
  readonly problem: string | null
  readonly tookMs: number
}
