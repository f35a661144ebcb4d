import type { Abo } from '../../shared/domain/stock/blood-group.ts'
import { locales } from '../../shared/text/translate.ts'
import type { Locale } from '../../shared/text/translate.ts'
import { createStore, useStore } from '../bridge/store.ts'

export const contrasts = ['normal', 'high'] as const
export const textSizes = ['normal', 'large', 'larger'] as const
export const motions = ['full', 'reduced'] as const

/** Choices of this bench's screen, kept in the browser's storage: nothing clinical depends on them. */
export interface Prefs {
  readonly locale: Locale
  readonly muted: boolean
  readonly contrast: (typeof contrasts)[number]
  /** Everything grows, not only letters: 100, 120 or 135 %. */
  readonly textSize: (typeof textSizes)[number]
  readonly motion: (typeof motions)[number]
  /** Second cue of the ABO group. Default: the bag label colours in use, O blue, A yellow, B pink, AB white. */
  readonly aboColours: Readonly<Record<Abo, string>>
}

const defaults: Prefs = { locale: 'zh-CN', muted: false, contrast: 'normal', textSize: 'normal', motion: 'full', aboColours: { O: '#a9d0f5', A: '#ffe27a', B: '#f9bdd3', AB: '#ffffff' } }
const KEY = 'hemobench.prefs'

function load(): Prefs {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Prefs>
    const locale = locales.find((l) => l === found.locale) ?? defaults.locale
    const contrast = contrasts.find((c) => c === found.contrast) ?? defaults.contrast
    const textSize = textSizes.find((s) => s === found.textSize) ?? defaults.textSize
    const motion = motions.find((m) => m === found.motion) ?? defaults.motion
    return { locale, muted: found.muted === true, contrast, textSize, motion, aboColours: { ...defaults.aboColours, ...found.aboColours } }
  } catch {
    return defaults
  }
}

const store = createStore<Prefs>(load())

export function prefs(): Prefs {
  return store.get()
}

const zoom = { normal: '1', large: '1.2', larger: '1.35' } as const

/** Puts language, contrast, size and motion on the page. Once at start, then at each change. */
export function applyPrefs(): void {
  const { locale, contrast, textSize, motion } = store.get()
  const html = document.documentElement
  html.lang = locale
  html.dataset['contrast'] = contrast
  html.dataset['motion'] = motion
  document.body.style.setProperty('zoom', zoom[textSize])
}

export function setPrefs(change: Partial<Prefs>): void {
  store.update((now) => ({ ...now, ...change }))
  applyPrefs()
  try {
    localStorage.setItem(KEY, JSON.stringify(store.get()))
  } catch {
    // A full or blocked storage costs the choice, never the work.
  }
}

export function usePrefs(): Prefs {
  return useStore(store)
}
