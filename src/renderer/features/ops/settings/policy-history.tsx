import Box from '@mui/material/Box'
import { componentClasses } from '../../../../shared/domain/stock/component-class.ts'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import type { TasksKey } from '../../../../shared/text/tasks-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { TimeText } from '../../../kit/time/time-text.tsx'

type Version = OutputOf<'ops.policy'>['history'][number]
const plain = ['reviewFromMl', 'officeFromMl', 'dayRule', 'emergencyRhd', 'emergencyTestHours', 'emergencyRequestHours', 'offlineIssue', 'maxOfflineHours', 'offlineSignInHours'] as const
const parts: Readonly<Record<string, TasksKey>> = { counts: 'policy.counts', mlPerU: 'policy.perU', mlPerDose: 'policy.perDose' }

/** Who changed what, read from the audit chain itself. */
export function PolicyHistory({ history }: { readonly history: readonly Version[] }) {
  const t = useTexts(tasksText)
  const term = useTerm()
  const nameOf = (key: string): string => {
    const known = plain.find((p) => p === key)
    if (known !== undefined) return t(`policy.key.${known}`)
    const [component, part] = key.split('.')
    const found = componentClasses.find((c) => c === component)
    const word = parts[part ?? '']
    return found !== undefined && word !== undefined ? `${term('componentClass', found)} ${t(word)}` : key
  }
  const valueOf = (key: string, text: string): string =>
    text
      .split(' → ')
      .map((v) => (key === 'dayRule' && (v === 'calendar-day' || v === 'last-24-hours') ? term('dayRule', v) : key === 'emergencyRhd' && (v === 'neg-only' || v === 'any-with-reason') ? term('emergencyRhd', v) : v === 'true' ? t('policy.yes') : v === 'false' ? t('policy.no') : v))
      .join(' → ')
  const columns: readonly Column<Version>[] = [
    { key: 'at', header: t('policy.at'), cell: (v) => <TimeText at={v.at} /> },
    { key: 'who', header: t('policy.who'), cell: (v) => v.actor },
    { key: 'what', header: t('policy.what'), cell: (v) => <>{Object.entries(v.changes).map(([key, text]) => <Box key={key}><strong>{nameOf(key)}</strong> {valueOf(key, text)}</Box>)}</> }
  ]
  return (
    <Section flush title={t('policy.history')}>
      <DataTable columns={columns} rows={history} rowKey={(v) => String(v.seq)} label={t('policy.history')} empty={<EmptyState title={t('policy.history-empty')} />} />
    </Section>
  )
}
