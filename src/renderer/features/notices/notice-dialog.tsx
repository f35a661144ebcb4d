import Box from '@mui/material/Box'
import { useState } from 'react'
import { noticesText } from '../../../shared/text/notices-text.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { Attachments } from '../../kit/attachments/attachments.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Note } from '../../kit/data/note.tsx'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'

export interface NoticeDialogProps {
  readonly noticeId: string
  readonly onClose: () => void
  readonly onRecall: (recallId: string) => void
}

/** The whole notice, who has read it, and the way to its recall. */
export function NoticeDialog({ noticeId, onClose, onRecall }: NoticeDialogProps) {
  const t = useTexts(noticesText)
  const ui = useText()
  const term = useTerm()
  const view = useBenchQuery('notices.one', { noticeId })
  const read = useBenchCommand('notices.read')
  const print = useBenchCall('notices.print')
  const [printed, setPrinted] = useState<string | null>(null)
  const notice = view.data?.notice
  const readers = view.data?.readers ?? []
  const recallId = notice?.recallId ?? null
  const mark = async (): Promise<void> => {
    const answer = await read.run({ noticeId })
    if (answer.ok) onClose()
  }
  const paper = async (): Promise<void> => {
    const answer = await print.run({ noticeId })
    if (answer.ok) setPrinted(answer.value.file)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>
      <KeyButton hotkey="P" onPress={paper}>{t('print')}</KeyButton>
      {recallId === null ? null : <KeyButton hotkey="R" data-testid="to-recall" onPress={() => onRecall(recallId)}>{t('to-recall')}</KeyButton>}
      {notice && !notice.read ? <KeyButton hotkey="Enter" variant="contained" data-testid="notice-mark" disabled={read.busy} onPress={mark}>{t('mark')}</KeyButton> : null}
    </>
  )
  return (
    <KitDialog open title={notice?.title ?? t('title')} maxWidth="md" onClose={onClose} actions={actions}>
      <DialogScanGuard />
      {view.error ? <ErrorPanel error={view.error.error} /> : null}
      {read.error ? <ErrorPanel error={read.error} /> : null}
      {print.error ? <ErrorPanel error={print.error} /> : null}
      {printed === null ? null : <Note kind="good">{t('printed', { file: printed })}</Note>}
      {notice ? (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Box sx={{ display: 'flex', gap: 2, color: 'text.secondary' }}><strong>{term('noticeKind', notice.kind)}</strong><span>{notice.number}</span><TimeText at={notice.publishedAt ?? notice.takenAt} withDay /></Box>
          <Box tabIndex={0} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 17, maxHeight: 340, overflowY: 'auto' }}>{notice.body}</Box>
          <Attachments subject={`notice:${noticeId}`} />
          <Box sx={{ color: 'text.secondary' }}>{readers.length === 0 ? t('readers-none') : t('readers', { names: readers.map((r) => r.name).join('、') })}</Box>
        </Box>
      ) : null}
    </KitDialog>
  )
}
