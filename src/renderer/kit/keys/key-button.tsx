import Button from '@mui/material/Button'
import type { ButtonProps } from '@mui/material/Button'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { KeyCap } from './key-cap.tsx'
import { useHotkey } from './use-hotkey.ts'

export interface KeyButtonProps extends Omit<ButtonProps, 'onClick'> {
  /** `'F2'`, `'E'`, `'Enter'`, `'Esc'`, `'1'`, `'Ctrl+K'`: shown on the button and bound while it is mounted. */
  readonly hotkey?: string
  readonly onPress: () => void | Promise<unknown>
  readonly children: ReactNode
  /** The key also works while a text field has the cursor (Enter of a form). */
  readonly inFields?: boolean
}

/** A button with its key. While the promise of `onPress` runs it is disabled, so a double press does nothing twice. */
export function KeyButton({ hotkey, onPress, children, inFields = false, disabled = false, ...rest }: KeyButtonProps) {
  const [running, setRunning] = useState(false)
  const locked = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const finish = async (result: Promise<unknown>): Promise<void> => {
    locked.current = true
    setRunning(true)
    try {
      await result
    } finally {
      locked.current = false
      if (mounted.current) setRunning(false)
    }
  }
  const press = (): void => {
    if (locked.current) return
    const result = onPress()
    if (result instanceof Promise) void finish(result)
  }
  useHotkey(hotkey, press, { enabled: !disabled && !running, inFields })
  return (
    <Button variant="outlined" disabled={disabled || running} onClick={press} {...(hotkey ? { 'aria-keyshortcuts': hotkey } : {})} {...rest}>
      {children}
      {hotkey ? <KeyCap>{hotkey}</KeyCap> : null}
    </Button>
  )
}
