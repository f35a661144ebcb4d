import { backupText } from '../../../../shared/text/backup-text.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

/** What is wrong with the store or its copies, in one sentence each; nothing when all is well. */
export function StoreNotes({ status }: { readonly status: Pick<OutputOf<'ops.status'>, 'store' | 'backupTrouble' | 'restored'> }) {
  const t = useTexts(backupText)
  return (
    <>
      {status.store === 'corrupt' ? <Note kind="bad">✕ {t('corrupt')}</Note> : null}
      {status.restored === null ? null : <Note kind="bad">⚠ {t('restored', { imageAt: shanghaiText(status.restored.imageAt) })}</Note>}
      {status.store === 'checking' ? <Note kind="warn">{t('checking')}</Note> : null}
      {status.backupTrouble === null || status.store === 'corrupt' ? null : <Note kind="warn">⚠ {t(`trouble.${status.backupTrouble}`)}</Note>}
    </>
  )
}
