import Box from '@mui/material/Box'
import { useEffect, useRef, useState } from 'react'
import { stands } from '../../../shared/domain/attachments/attachment.ts'
import type { AttachmentRow } from '../../../shared/ipc/contract/attachments.ts'
import { attachmentsText } from '../../../shared/text/attachments-text.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { ErrorPanel } from '../data/error-panel.tsx'
import { Note } from '../data/note.tsx'
import { Progress } from '../data/progress.tsx'
import { Section } from '../data/section.tsx'
import { KitDialog } from '../dialog/kit-dialog.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { useTexts } from '../text/use-text.ts'
import { TimeText } from '../time/time-text.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'

/** R07 R08 R10: the files beside a thing, by `referral:<id>`, `return:<id>` or `notice:<id>`. A photo, a report, an annex. */
export function Attachments({ subject }: { readonly subject: string }) {
  const t = useTexts(attachmentsText)
  const may = useMay('handle-stock')
  const list = useBenchQuery('attachments.list', { subject })
  const add = useBenchCommand('attachments.add')
  const fetched = useBenchCall('attachments.open')
  const view = useBenchCall('shell.openAttachment')
  const picker = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<{ readonly name: string; readonly url: string } | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [takingBack, setTakingBack] = useState(false)
  // The picture's bytes are let go when it is closed, and when the page is left.
  useEffect(() => () => { if (picture) URL.revokeObjectURL(picture.url) }, [picture])
  const bring = async (file: File): Promise<void> => {
    await add.run({ subject, name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  const open = async ({ id, name }: AttachmentRow): Promise<void> => {
    setOpened(null)
    const answer = await fetched.run({ attachmentId: id })
    if (!answer.ok) return
    const got = answer.value
    if (got.kind === 'picture') setPicture({ name, url: URL.createObjectURL(new Blob([got.bytes as Uint8Array<ArrayBuffer>], { type: got.mediaType })) })
    else if ((await view.run({ file: got.file })).ok) setOpened(name)
  }
  const rows = list.data?.attachments ?? []
  const standing = rows.filter(stands)
  const actions = may ? (
    <>
      {standing.length === 0 ? null : <KeyButton hotkey="Delete" data-testid="take-back" onPress={() => setTakingBack(true)}>{t('take-back-one')}</KeyButton>}
      <KeyButton hotkey="H" data-testid="attach" disabled={add.busy} onPress={() => picker.current?.click()}>{t('add')}</KeyButton>
    </>
  ) : null
  return (
    <Section title={t('title')} actions={actions}>
      <input
        ref={picker} hidden type="file" accept=".pdf,.jpg,.jpeg,.png" data-testid="attach-file" aria-label={t('add')}
        onChange={(event) => { const [file] = event.target.files ?? []; if (file) void bring(file).then(() => { if (picker.current) picker.current.value = '' }) }}
      />
      <Box sx={{ display: 'grid', gap: 1 }}>
        {[list.error?.error, add.error, fetched.error, view.error].map((error, i) => (error ? <ErrorPanel key={['list', 'add', 'open', 'view'][i]} error={error} /> : null))}
        {add.busy ? <Progress label={t('adding')} /> : null}
        {fetched.busy ? <Progress label={t('busy')} /> : null}
        {opened === null ? null : <Note kind="good">✓ {t('slip', { name: opened })}</Note>}
        {rows.length === 0 ? <Box sx={{ color: 'text.secondary' }}>{t('none')} · {t('add-help')}</Box> : null}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
          {rows.map((row, i) => row.takenBackAt === null ? (
            <Box key={row.id} component="li" data-testid="attachment" data-where={row.where} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
              <KeyButton {...(i < 9 ? { hotkey: String(i + 1) } : {})} size="small" onPress={() => open(row)}>{t('open')}</KeyButton>
              <strong>{row.name}</strong>
              <span>{sizeText(row.size)}</span>
              <span>{t(row.where)}</span>
              <Box component="span" sx={{ color: 'text.secondary' }}>{t('by', { name: row.addedBy.startsWith('server:') ? t('station') : row.addedByName })} <TimeText at={row.addedAt} withDay /></Box>
            </Box>
          ) : (
            <Box key={row.id} component="li" data-testid="attachment-taken-back" sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', color: 'text.secondary' }}>
              <span aria-hidden>✕</span>
              <s>{row.name}</s>
              <span>{t('taken-back', { name: row.takenBackByName ?? '', reason: row.takenBackReason ?? '' })} <TimeText at={row.takenBackAt} withDay /></span>
            </Box>
          ))}
        </Box>
      </Box>
      {takingBack ? <TakeBackDialog files={standing} onClose={() => setTakingBack(false)} /> : null}
      {picture ? (
        <KitDialog open title={t('picture', { name: picture.name })} onClose={() => setPicture(null)} maxWidth="lg" actions={<KeyButton hotkey="Esc" onPress={() => setPicture(null)}>{t('close')}</KeyButton>}>
          <Box component="img" data-testid="attachment-picture" src={picture.url} alt={picture.name} sx={{ display: 'block', maxWidth: '100%', maxHeight: '65vh', mx: 'auto' }} />
        </KitDialog>
      ) : null}
    </Section>
  )
}

const sizeText = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)
