import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { backupText } from '../../../../shared/text/backup-text.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Progress } from '../../../kit/data/progress.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { TimeText } from '../../../kit/time/time-text.tsx'
import { Note } from '../../../kit/data/note.tsx'
import { BackupFolder } from './backup-folder.tsx'
import { useMay } from '../../../bridge/use-may.ts'

type Row = OutputOf<'ops.backups'>['backups'][number]

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** 备份: what copies there are, whether they were read back, and one on a key. */
export function BackupTab() {
  const t = useTexts(backupText)
  const ops = useTexts(opsText)
  const may = useMay('set-up-devices')
  const query = useBenchQuery('ops.backups', {})
  const backUp = useBenchCall('ops.backupNow')
  const [done, setDone] = useState<string | null>(null)
  const { refetch } = query
  const running = query.data?.running ?? null
  const busy = backUp.busy || running !== null
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => void refetch(), 300)
    return () => clearInterval(timer)
  }, [busy, refetch])
  const start = async (): Promise<void> => {
    setDone(null)
    const answer = await backUp.run({})
    if (answer.ok) setDone(answer.value.backup.name)
    await refetch()
  }
  const columns: readonly Column<Row>[] = [
    { key: 'at', header: t('col.at'), cell: (r) => <strong><TimeText at={r.at} withDay /></strong> },
    { key: 'size', header: t('col.size'), align: 'right', cell: (r) => `${mb(r.bytes)} MB` },
    { key: 'verified', header: t('col.verified'), cell: (r) => t(r.verified ? 'verified' : 'unverified') },
    { key: 'reason', header: t('col.reason'), cell: (r) => (r.reason === null ? '—' : t(`reason.${r.reason}`)) },
    { key: 'entries', header: t('col.entries'), align: 'right', cell: (r) => r.auditEntries ?? '—' },
    { key: 'name', header: t('col.name'), cell: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.name}</span> }
  ]
  const trouble = query.data?.trouble ?? null
  const actions = may ? <KeyButton hotkey="B" variant="contained" data-testid="backup-now" disabled={busy} onPress={start}>{t('now')}</KeyButton> : null
  return (
    <>
      {may ? null : <Note kind="warn">{ops('readonly.devices')}</Note>}
      {trouble !== null && !busy ? <Note kind="bad">✕ {t(`trouble.${trouble.code}`)}</Note> : null}
      {backUp.error && trouble === null ? <ErrorPanel error={backUp.error} /> : null}
      {done === null || busy ? null : <Note kind="good">✓ {t('done', { name: done })}</Note>}
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {busy ? <Progress label={t('running', { done: mb(running?.done ?? 0), total: mb(running?.total ?? 0) })} /> : null}
      <Section flush title={t('title')} actions={actions}>
        <Box sx={{ px: 2, py: 1, color: 'text.secondary', fontSize: 14 }}>{t('rule')}</Box>
        {query.data ? (
          <DataTable label={t('title')} columns={columns} rows={query.data.backups} rowKey={(r) => r.name} tone={(r) => (r.verified ? undefined : 'attention')} empty={<EmptyState title={t('none')} next={t('none-next')} />} />
        ) : null}
      </Section>
      {query.data ? <BackupFolder key={query.data.folder} folder={query.data.folder} may={may} /> : null}
      <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('restore')}</Box>
    </>
  )
}
