import { useState } from 'react'
import { noticesText } from '../../../shared/text/notices-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { RecallDialog } from './recall-dialog.tsx'

type Row = OutputOf<'notices.recalls'>['recalls'][number]

/** All recalls, the open ones first. */
export function RecallList({ onBack, onOpen }: { readonly onBack: () => void; readonly onOpen: (id: string) => void }) {
  const t = useTexts(noticesText)
  const may = useMay('handle-stock')
  const query = useBenchQuery('notices.recalls', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const rows = query.data?.recalls ?? []
  const selected = rows.find((r) => r.id === chosen) ?? rows[0]
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('col.number'), cell: (r) => <strong>{r.number}</strong>, text: (r) => r.number },
    { key: 'state', header: t('col.state'), cell: (r) => <span data-testid={`recall-${r.number}`}>{t(`state.${r.state}`)}</span>, text: (r) => t(`state.${r.state}`) },
    { key: 'reason', header: t('col.reason'), cell: (r) => r.reason, text: (r) => r.reason },
    { key: 'bags', header: t('col.bags'), align: 'right', cell: (r) => r.bags, text: (r) => String(r.bags) },
    { key: 'todo', header: t('col.to-do'), align: 'right', cell: (r) => r.toDo, text: (r) => String(r.toDo) },
    { key: 'opened', header: t('col.opened'), cell: (r) => <><TimeText at={r.openedAt} withDay /> {r.openedBy.startsWith('server:') ? t('title') : r.openedByName}</>, text: (r) => r.openedAt }
  ]
  return (
    <Screen
      title={t('recalls.title')}
      actions={
        <>
          <KeyButton hotkey="Esc" onPress={onBack}>{t('back')}</KeyButton>
          {may ? <KeyButton hotkey="N" variant="contained" data-testid="new-recall" onPress={() => setAdding(true)}>{t('new-recall')}</KeyButton> : null}
        </>
      }
    >
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      <Section flush title={t('recalls.title')}>
        <DataTable columns={columns} rows={rows} rowKey={(r) => r.id} label={t('recalls.title')} selected={selected?.id ?? null} onSelect={(r) => setChosen(r.id)} onOpen={(r) => onOpen(r.id)} csvName="recalls" tone={(r) => (r.state === 'open' ? 'refuse' : 'accept')} empty={<EmptyState title={t('recalls.none')} />} />
      </Section>
      {adding ? <RecallDialog onClose={() => setAdding(false)} onDone={onOpen} /> : null}
    </Screen>
  )
}
