import type { EntityName } from '../../../src/shared/commands/entities.ts'

/** What a hospital sets up: read by almost every command, changed a few times a day. */
const settings: ReadonlySet<EntityName> = new Set(['site', 'app_user', 'policy', 'testing_policy', 'product', 'fridge', 'number_range', 'code_rule'])

export const isSetting = (entity: EntityName): boolean => settings.has(entity)

/** More than a hospital has: somebody asks for what is not there, over and over. */
const MOST = 5000

/** Answers that one transaction may use; `keep` does nothing when they are no longer those of its position. */
export interface SettingsView {
  readonly known: (key: string) => unknown
  readonly keep: (key: string, answer: unknown) => void
}

/**
 * Settings as the database had them at the last position that changed one. The clock row names that position, and every transaction asks
 * it anyway: what is kept here is never older than a read at the beginning of the transaction would be.
 */
export class SettingsCache {
  #position = -1
  readonly #answers = new Map<string, unknown>()
  /** Names of commands that have changed a setting: the next one of that name waits its turn. */
  readonly changers = new Set<string>()

  /** @param position `settings_position` of the clock, as the transaction saw it */
  at(position: number): SettingsView {
    if (position > this.#position) {
      this.#answers.clear()
      this.#position = position
    }
    return {
      known: (key) => this.#answers.get(key),
      keep: (key, answer) => {
        if (position !== this.#position) return
        if (this.#answers.size >= MOST) this.#answers.clear()
        this.#answers.set(key, answer)
      }
    }
  }

  /** The database went away: another may come back. */
  forget(): void {
    this.#answers.clear()
    this.#position = -1
  }
}
