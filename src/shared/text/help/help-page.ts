export const helpPages = ['home', 'receiving', 'numbering', 'testing', 'issuing', 'stock', 'unit', 'count', 'tasks', 'emergency', 'station', 'reservations', 'references', 'returns', 'fees', 'notices', 'settings', 'sign-in', 'connection', 'general'] as const
export type HelpPageName = (typeof helpPages)[number]

/** Help of one screen, as data: the dialog that shows it and the test that holds zh against en read the same. */
export interface HelpPage {
  readonly title: string
  readonly purpose: string
  /** Names of the numbered parts of the picture, in the order of `helpLayouts`. */
  readonly parts: readonly string[]
  readonly steps: readonly { readonly keys: string; readonly text: string }[]
  readonly colours: readonly { readonly kind: 'accept' | 'attention' | 'refuse' | 'idle'; readonly text: string }[]
  readonly troubles: readonly { readonly when: string; readonly remedy: string }[]
}

/** The page for a path of the app: the longest that fits, else the general one. */
export function helpPageOf(path: string): HelpPageName {
  if (path === '/') return 'home'
  if (path.startsWith('/stock/count')) return 'count'
  if (/^\/stock\/./.test(path)) return 'unit'
  const station = /^\/station\/(.+)$/.exec(path)?.[1]
  if (station !== undefined) return helpPages.find((name) => name === station) ?? 'station'
  const first = path.split('/')[1] ?? ''
  return helpPages.find((name) => name === first) ?? 'general'
}
