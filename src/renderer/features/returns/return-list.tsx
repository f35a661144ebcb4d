import { useState } from 'react'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { returnsText } from '../../../shared/text/returns-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useMay } from '../../bridge/use-may.ts'
import { DataTable, type Column } from '../../kit/data/data-table.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'

type Row = OutputOf<'returns.list'>['returns'][number]

/** All returns, the open ones first. */
export function ReturnList({ onOpen, onNew }: { readonly onOpen: (id: string) => void; readonly onNew: () => void }) {
  const t = useTexts(returnsText)
  const term = useTerm()
  const may = useMay('handle-stock')
  const query = useBenchQuery('returns.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = query.data?.returns ?? []
  const selected = rows.find((r) => r.id === chosen) ?? rows[0]
  const station = (r: Row): string => (r.message === null ? t('by-letter') : t(`message.${r.message.state}`))
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('col.number'), cell: (r) => <strong>{r.number}</strong>, text: (r) => r.number },
    { key: 'state', header: t('col.state'), cell: (r) => <span data-testid={`return-${r.number}`} data-state={r.state}>{t(`state.${r.state}`)}</span>, text: (r) => t(`state.${r.state}`) },
    { key: 'reason', header: t('col.reason'), cell: (r) => `${term('returnReason', r.reason)}${r.note === '' ? '' : ` · ${r.note}`}`, text: (r) => `${term('returnReason', r.reason)} ${r.note}` },
    { key: 'bags', header: t('col.bags'), cell: (r) => t('counts', { waiting: r.waiting, approved: r.approved, refused: r.refused }), text: (r) => t('counts', { waiting: r.waiting, approved: r.approved, refused: r.refused }) },
    { key: 'station', header: t('col.station'), cell: station, text: station },
    { key: 'asked', header: t('col.asked'), cell: (r) => <><TimeText at={r.requestedAt} withDay /> {r.requestedByName}</>, text: (r) => `${shanghaiText(r.requestedAt)} ${r.requestedByName}` }
  ]
  return (
    <Screen title={t('title')} actions={may ? <KeyButton hotkey="N" variant="contained" data-testid="new-return" onPress={onNew}>{t('new')}</KeyButton> : null}>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('title')} /> : null}
      {query.data ? (
        <Section flush title={t('list', { count: rows.length })}>
          <DataTable
            columns={columns} rows={rows} rowKey={(r) => r.id} label={t('title')} selected={selected?.id ?? null} onSelect={(r) => setChosen(r.id)} onOpen={(r) => onOpen(r.id)} csvName="returns"
            tone={(r) => (r.message?.state === 'dead' || r.message?.state === 'refused' ? 'refuse' : r.state === 'open' ? 'attention' : 'accept')} empty={<EmptyState title={t('none')} next={may ? t('none-next') : null} />}
          />
        </Section>
      ) : null}
    </Screen>
  )
}
