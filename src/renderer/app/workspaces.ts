import type { UiKey } from '../../shared/text/translate.ts'

export interface Workspace {
  readonly path: string
  readonly hotkey: string
  readonly label: UiKey
  /** One path of a 24 × 24 icon. */
  readonly icon: string
}

/** Workspaces with their F-keys, in the order of the bag's way. */
export const workspaces: readonly Workspace[] = [
  { path: '/', hotkey: 'F2', label: 'nav.home', icon: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z' },
  { path: '/receiving', hotkey: 'F3', label: 'nav.receiving', icon: 'M12 3v10M8 9l4 4 4-4M4 15v5h16v-5' },
  { path: '/numbering', hotkey: 'F4', label: 'nav.numbering', icon: 'M4 5v14M8 5v14M11 5v14M15 5v14M17 5v14M20 5v14' },
  { path: '/testing', hotkey: 'F5', label: 'nav.testing', icon: 'M9 3v14a3 3 0 006 0V3M7 3h10M9 11h6' },
  { path: '/issuing', hotkey: 'F6', label: 'nav.issuing', icon: 'M4 12h14M13 6l6 6-6 6' },
  { path: '/stock', hotkey: 'F7', label: 'nav.stock', icon: 'M4 4h16v16H4zM4 12h16M9 8h6M9 16h6' },
  { path: '/station', hotkey: 'Ctrl+B', label: 'nav.station', icon: 'M3 17V7h11v10zM14 11h4l3 3v3h-7M7 20a2 2 0 100-4 2 2 0 000 4zM17 20a2 2 0 100-4 2 2 0 000 4z' },
  { path: '/settings', hotkey: 'F8', label: 'nav.settings', icon: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4v6M8 14v6' },
  { path: '/tasks', hotkey: 'F10', label: 'nav.tasks', icon: 'M4 6l2 2 3-4M4 14l2 2 3-4M12 6h8M12 14h8M12 20h8' },
  { path: '/emergency', hotkey: 'F12', label: 'nav.emergency', icon: 'M12 3v18M3 12h18' }
]
