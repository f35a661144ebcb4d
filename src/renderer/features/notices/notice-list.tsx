import Box from '@mui/material/Box'
import { useState } from 'react'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { noticesText } from '../../../shared/text/notices-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Field } from '../../kit/data/field.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { NoticeDialog } from './notice-dialog.tsx'

type Row = OutputOf<'notices.list'>['notices'][number]

/** The notices, the newest first; what this person has not read is bold and marked. */
export function NoticeList({ onRecalls, onRecall }: { readonly onRecalls: () => void; readonly onRecall: (id: string) => void }) {
  const t = useTexts(noticesText)
  const term = useTerm()
  const [text, setText] = useState('')
  const [unread, setUnread] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const query = useBenchQuery('notices.list', { text: text.trim(), kind: null, unread }, { keepPrevious: true })
  const rows = query.data?.notices ?? []
  const selected = rows.find((r) => r.id === chosen) ?? rows[0]
  const state = (r: Row): string => (r.recallState === null ? '' : t(`recall.state.${r.recallState}`))
  const columns: readonly Column<Row>[] = [
    { key: 'read', header: t('col.read'), cell: (r) => <span data-testid={`notice-${r.number}`} data-read={r.read}>{t(r.read ? 'read.yes' : 'read.no')}</span>, text: (r) => t(r.read ? 'read.yes' : 'read.no') },
    { key: 'kind', header: t('col.kind'), cell: (r) => term('noticeKind', r.kind), text: (r) => term('noticeKind', r.kind) },
    { key: 'title', header: t('col.title'), cell: (r) => <span style={{ fontWeight: r.read ? 400 : 800 }}>{r.title}</span>, text: (r) => r.title },
    { key: 'recall', header: t('recalls'), cell: state, text: state },
    { key: 'number', header: t('col.number'), cell: (r) => r.number, text: (r) => r.number },
    { key: 'published', header: t('col.published'), cell: (r) => <TimeText at={r.publishedAt ?? r.takenAt} withDay />, text: (r) => shanghaiText(r.publishedAt ?? r.takenAt) }
  ]
  return (
    <Screen
      title={`${t('title')}${query.data && query.data.unread > 0 ? ` · ${t('unread-count', { count: query.data.unread })}` : ''}`}
      actions={
        <>
          <KeyButton hotkey="U" data-testid="notices-unread" aria-pressed={unread} variant={unread ? 'contained' : 'outlined'} onPress={() => setUnread(!unread)}>{t('unread')}</KeyButton>
          <KeyButton hotkey="R" data-testid="recalls" onPress={onRecalls}>{t('recalls')}</KeyButton>
        </>
      }
    >
      <Box sx={{ maxWidth: 520 }}><Field label={t('search')} value={text} onChange={(v) => setText(v.slice(0, 60))} /></Box>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('title')} /> : null}
      {query.data ? (
        <Section flush title={t('list', { count: rows.length })}>
          <DataTable
            columns={columns} rows={rows} rowKey={(r) => r.id} label={t('title')} selected={selected?.id ?? null} onSelect={(r) => setChosen(r.id)} onOpen={(r) => setOpen(r.id)} csvName="notices"
            tone={(r) => (r.recallState === 'open' ? 'refuse' : r.read ? undefined : 'attention')} empty={<EmptyState title={t(text === '' && !unread ? 'none' : 'none-found')} next={text === '' && !unread ? t('none-next') : null} />}
          />
        </Section>
      ) : null}
      {open ? <NoticeDialog noticeId={open} onClose={() => setOpen(null)} onRecall={onRecall} /> : null}
    </Screen>
  )
}
