import { useState } from 'react'
import { referencesText } from '../../../shared/text/references-text.ts'
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
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'

type Row = OutputOf<'references.list'>['referrals'][number]

/** All referrals, the open ones first. */
export function ReferralList({ onOpen, onNew }: { readonly onOpen: (id: string) => void; readonly onNew: () => void }) {
  const t = useTexts(referencesText)
  const may = useMay('test')
  const query = useBenchQuery('references.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = query.data?.referrals ?? []
  const selected = rows.find((r) => r.id === chosen) ?? rows[0]
  const state = (r: Row): string => t(`state.${r.state}`, { answered: r.answered, all: r.unitIds.length })
  const station = (r: Row): string => (r.message === null ? t('by-letter') : t(`message.${r.message.state}`))
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('col.number'), cell: (r) => <strong>{r.number}</strong>, text: (r) => r.number },
    { key: 'state', header: t('col.state'), cell: (r) => <span data-testid={`referral-${r.number}`} data-state={r.state}>{state(r)}</span>, text: state },
    { key: 'patient', header: t('col.patient'), cell: (r) => `${r.patientName} ${r.recordNumber} ${r.ward}`, text: (r) => `${r.patientName} ${r.recordNumber}` },
    { key: 'request', header: t('col.request'), cell: (r) => r.requestNumber, text: (r) => r.requestNumber },
    { key: 'station', header: t('col.station'), cell: station, text: station },
    { key: 'made', header: t('col.made'), cell: (r) => <><TimeText at={r.createdAt} withDay /> {r.createdByName}</>, text: (r) => r.createdAt }
  ]
  return (
    <Screen title={t('title')} actions={may ? <KeyButton hotkey="N" variant="contained" data-testid="new-referral" onPress={onNew}>{t('new')}</KeyButton> : null}>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('title')} /> : null}
      {query.data ? (
        <Section flush title={t('list', { count: rows.length })}>
          <DataTable columns={columns} rows={rows} rowKey={(r) => r.id} label={t('title')} selected={selected?.id ?? null} onSelect={(r) => setChosen(r.id)} onOpen={(r) => onOpen(r.id)} csvName="referrals" tone={(r) => (r.message?.state === 'dead' || r.message?.state === 'refused' ? 'refuse' : r.state === 'open' ? 'attention' : 'accept')} empty={<EmptyState title={t('none')} next={may ? t('none-next') : null} />} />
        </Section>
      ) : null}
    </Screen>
  )
}
