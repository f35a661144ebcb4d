import type { WritableDatabase } from './database.ts'

/** Small things of this bench alone: its id, its devices. Not documents: they never leave the machine. */
export class Settings {
  readonly #get
  readonly #set

  constructor(db: WritableDatabase) {
    this.#get = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
    this.#set = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  }

  get(key: string): string | null {
    return this.#get.get(key)?.value ?? null
  }

  set(key: string, value: string): void {
    this.#set.run(key, value)
  }
}
