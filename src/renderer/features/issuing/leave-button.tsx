import { useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import { emptyPair } from '../../kit/bench/pair-scan.ts'
import { ConfirmDialog } from '../../kit/dialog/confirm-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeSession, startIssue, undecidedBags, waitingBags } from './issue-session.ts'
import type { IssueSession } from './issue-session.ts'

export interface LeaveButtonProps {
  readonly session: IssueSession
  readonly disabled: boolean
  readonly clear: () => void
}

/** Esc takes back one thing at a time: the bag in the hand, the half-read bag, then the request; asks before it empties the list. */
export function LeaveButton({ session, disabled, clear }: LeaveButtonProps) {
  const t = useTexts(issuingText)
  const c = useTexts(connectionText)
  const [asking, setAsking] = useState(false)
  const half = session.pair.label !== null || session.pair.bag !== null
  const waiting = waitingBags(session).length
  const leave = (): void => {
    setAsking(false)
    startIssue(null)
    clear()
  }
  const back = (): void => {
    if (session.checked) changeSession({ checked: null, defect: null })
    else if (half) changeSession({ pair: emptyPair })
    else if (waiting > 0) {
      setAsking(true)
      return
    } else {
      leave()
      return
    }
    clear()
  }
  const label = session.checked ? 'leave.bag' : half ? 'leave.pair' : 'leave.request'
  // A bag found bad is not put back by Esc: it is quarantined or looked at again.
  return (
    <>
      <KeyButton hotkey="Esc" data-testid="issue-back" disabled={disabled || session.defect !== null} onPress={back}>{t(label)}</KeyButton>
      <ConfirmDialog open={asking} danger title={t('leave.title', { count: waiting })} confirmLabel={t('leave.confirm')} onConfirm={leave} onClose={() => setAsking(false)}>
        {undecidedBags(session).length > 0 ? <strong>⚠ {c('undecided.leave')}</strong> : t('leave.body')}
      </ConfirmDialog>
    </>
  )
}
