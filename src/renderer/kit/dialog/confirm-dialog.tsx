import type { ReactNode } from 'react'
import { KeyButton } from '../keys/key-button.tsx'
import { useText } from '../text/use-text.ts'
import { KitDialog } from './kit-dialog.tsx'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly title: string
  readonly children?: ReactNode
  /** A verb: `报废`, not `确定`. */
  readonly confirmLabel?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onConfirm: () => void | Promise<unknown>
  readonly onClose: () => void
}

/** Asks once, for what cannot be taken back. Enter confirms, Esc leaves. Does not close itself: the owner does when it is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, danger = false, disabled = false, onConfirm, onClose } = props
  const t = useText()
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{t('dialog.cancel')}</KeyButton>
      <KeyButton hotkey="Enter" inFields variant="contained" color={danger ? 'error' : 'primary'} disabled={disabled} onPress={onConfirm}>
        {confirmLabel ?? t('dialog.confirm')}
      </KeyButton>
    </>
  )
  return <KitDialog open={open} title={title} onClose={onClose} actions={actions}>{children}</KitDialog>
}
