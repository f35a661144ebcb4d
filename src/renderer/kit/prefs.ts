import type { Abo } from '../../shared/domain/stock/blood-group.ts'
import { locales } from '../../shared/text/translate.ts'
import type { Locale } from '../../shared/text/translate.ts'
import { createStore, useStore } from '../bridge/store.ts'

/** Choices of this bench's screen, kept in the browser's storage: nothing clinical depends on them. */
export interface Prefs {
  readonly locale: Locale
  readonly muted: boolean
  /** Second cue of the ABO group. Default: the bag label colours in use, O blue, A yellow, B pink, AB white. */
  readonly aboColours: Readonly<Record<Abo, string>>
}

const defaults: Prefs = { locale: 'zh-CN', muted: false, aboColours: { O: '#a9d0f5', A: '#ffe27a', B: '#f9bdd3', AB: '#ffffff' } }
const KEY = 'hemobench.prefs'

function load(): Prefs {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Prefs>
    const locale = locales.find((l) => l === found.locale) ?? defaults.locale
    return { locale, muted: found.muted === true, aboColours: { ...defaults.aboColours, ...found.aboColours } }
  } catch {
    return defaults
  }
}

const store = createStore<Prefs>(load())

export function prefs(): Prefs {
  return store.get()
}

export function setPrefs(change: Partial<Prefs>): void {
  store.update((now) => ({ ...now, ...change }))
  document.documentElement.lang = store.get().locale
  try {
    localStorage.setItem(KEY, JSON.stringify(store.get()))
  } catch {
    // A full or blocked storage costs the choice, never the work.
  }
}

export function usePrefs(): Prefs {
  return useStore(store)
}
