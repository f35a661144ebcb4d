import { useState } from 'react'
import { tasksText } from '../../../shared/text/tasks-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useLookUpScan } from '../../kit/look-up/use-look-up-scan.tsx'
import { GoKey } from '../../kit/scan-back/go-key.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { Verdict } from '../../kit/verdict/verdict.tsx'
import { CaseList } from './tasks/case-list.tsx'
import { TaskList } from './tasks/task-list.tsx'

/** F10: what is owed and what went wrong. Nothing leaves this list by a click alone. */
export default function TasksScreen() {
  const t = useTexts(tasksText)
  const scan = useLookUpScan()
  const [all, setAll] = useState(false)
  const list = useBenchQuery('tasks.list', { all }, { keepPrevious: true })
  const actions = (
    <>
      <GoKey to={scan.elsewhere} />
      <KeyButton hotkey="A" data-testid="tasks-all" onPress={() => setAll(!all)}>{t(all ? 'show-open' : 'show-all')}</KeyButton>
    </>
  )
  return (
    <Screen title={t('title')} actions={actions}>
      {scan.shown ? <Verdict shown={scan.shown} busy={scan.busy} /> : null}
      {list.error ? <ErrorPanel error={list.error.error} onRetry={() => list.refetch()} /> : null}
      {list.isPending ? <Progress label={t('title')} /> : null}
      {list.data ? (
        <>
          {list.data.cases.length > 0 ? <CaseList rows={list.data.cases} show={scan.show} /> : null}
          <TaskList rows={list.data.tasks} show={scan.show} />
          {list.data.cases.length === 0 ? <CaseList rows={[]} show={scan.show} /> : null}
        </>
      ) : null}
    </Screen>
  )
}
