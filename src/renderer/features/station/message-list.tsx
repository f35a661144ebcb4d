import { useState } from 'react'
import type { StationMessage } from '../../../shared/domain/station/link.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { Section } from '../../kit/data/section.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { MessageDialog } from './message-dialog.tsx'

/** What goes to the station, in its order; Enter opens the whole message. */
export function MessageList({ rows, onDone }: { readonly rows: readonly StationMessage[]; readonly onDone: () => void }) {
  const t = useTexts(stationText)
  const term = useTerm()
  const [selected, setSelected] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const opened = rows.find((r) => r.id === open)
  const title = t('messages.title', { count: rows.length })
  const columns: readonly Column<StationMessage>[] = [
    { key: 'seq', header: t('col.seq'), align: 'right', cell: (r) => r.seq, text: (r) => String(r.seq) },
    { key: 'kind', header: t('col.kind'), cell: (r) => <strong>{term('messageKind', r.kind)}</strong>, text: (r) => term('messageKind', r.kind) },
    { key: 'state', header: t('col.state'), cell: (r) => <span data-testid={`message-${r.seq}`} data-state={r.state}>{r.wish === null ? t(`message.state.${r.state}`) : t(`message.wish.${r.wish}`)}</span>, text: (r) => t(`message.state.${r.state}`) },
    { key: 'queued', header: t('col.queued'), cell: (r) => shanghaiText(r.queuedAt), text: (r) => shanghaiText(r.queuedAt) },
    { key: 'said', header: t('col.said'), cell: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.answer ?? r.problem ?? ''}</span>, text: (r) => r.answer ?? r.problem ?? '' }
  ]
  return (
    <Section flush title={title}>
      <DataTable
        columns={columns} rows={rows} rowKey={(r) => r.id} label={title} selected={selected} onSelect={(r) => setSelected(r.id)} onOpen={(r) => setOpen(r.id)} csvName="station-messages"
        tone={(r) => (r.state === 'dead' || r.state === 'refused' ? 'refuse' : r.state === 'waiting' ? 'attention' : r.state === 'accepted' ? 'accept' : undefined)} empty={<EmptyState title={t('messages.empty')} />}
      />
      {opened ? <MessageDialog message={opened} onClose={() => setOpen(null)} onDone={() => { setOpen(null); onDone() }} /> : null}
    </Section>
  )
}
