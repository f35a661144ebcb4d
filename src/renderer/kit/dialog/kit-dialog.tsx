import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useContext, useEffect } from 'react'
import type { ReactNode } from 'react'
import { openLevel } from '../keys/hotkeys.ts'
import { HotkeyLevel, useHotkey } from '../keys/use-hotkey.ts'

export interface KitDialogProps {
  readonly open: boolean
  readonly title: ReactNode
  readonly children: ReactNode
  /** Buttons; give each a `KeyButton`. */
  readonly actions?: ReactNode
  readonly onClose: () => void
  readonly maxWidth?: 'xs' | 'sm' | 'md' | 'lg'
}

/** A dialog whose keys rest those of the screen below; Esc closes, a click beside it does not. */
export function KitDialog({ open, title, children, actions, onClose, maxWidth = 'sm' }: KitDialogProps) {
  // A dialog of the frame stands above screens too.
  const level = Math.max(0, useContext(HotkeyLevel)) + 1
  return (
    <Dialog open={open} fullWidth maxWidth={maxWidth} transitionDuration={0} onClose={(_event, reason) => (reason === 'escapeKeyDown' ? onClose() : undefined)}>
      <HotkeyLevel value={level}>
        <DialogKeys level={level} onClose={onClose} />
        <DialogTitle sx={{ fontWeight: 800, fontSize: 22 }}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        {actions ? <DialogActions sx={{ px: 3, pb: 2, gap: 1, flexWrap: 'wrap' }}>{actions}</DialogActions> : null}
      </HotkeyLevel>
    </Dialog>
  )
}

function DialogKeys({ level, onClose }: { readonly level: number; readonly onClose: () => void }) {
  useEffect(() => openLevel(level), [level])
  useHotkey('Esc', onClose)
  return null
}
