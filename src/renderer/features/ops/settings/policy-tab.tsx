import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Progress } from '../../../kit/data/progress.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'
import { PolicyEditor } from './policy-editor.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { useMay } from '../../../bridge/use-may.ts'

/** Volume tiers, conversions and the emergency path: data of the hospital, with every version on record. */
export function PolicyTab() {
  const t = useTexts(tasksText)
  const may = useMay('set-up')
  const query = useBenchQuery('ops.policy', {})
  return (
    <>
      <Note kind="warn">⚠ {t('policy.uncertain')}</Note>
      {query.error ? <ErrorPanel error={query.error.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Progress label={t('policy.title')} /> : null}
      {query.data ? (
        <>
          <PolicyEditor key={query.data.policy.version} policy={query.data.policy} may={may} />
          <PolicyHistory history={query.data.history} />
        </>
      ) : null}
    </>
  )
}
