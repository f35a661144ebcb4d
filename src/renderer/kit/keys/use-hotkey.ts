import { createContext, useContext, useEffect, useRef } from 'react'
import { registerHotkey } from './hotkeys.ts'

/** Level of the keys below: −1 in the frame, 0 on a screen, 1 and up inside dialogs. Set by `KitDialog`. */
export const HotkeyLevel = createContext(0)

export interface UseHotkeyOptions {
  readonly enabled?: boolean
  readonly inFields?: boolean
  /** Said in the key map of the help, where no button says it. */
  readonly label?: string
}

/** Binds a key (`'F2'`, `'E'`, `'Ctrl+K'`) while mounted; the latest mounted wins. Prefer `KeyButton`, which shows its key. */
export function useHotkey(combo: string | undefined, run: () => void, options: UseHotkeyOptions = {}): void {
  const { enabled = true, inFields = false, label } = options
  const level = useContext(HotkeyLevel)
  const newest = useRef(run)
  useEffect(() => {
    newest.current = run
  })
  useEffect(() => {
    if (!enabled || combo === undefined) return
    return registerHotkey({ combo, level, inFields, label, run: () => newest.current() })
  }, [combo, enabled, inFields, label, level])
}
