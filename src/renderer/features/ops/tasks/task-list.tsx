import { useState } from 'react'
import { useNavigate } from 'react-router'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchCommand } from '../../../bridge/use-bench-command.ts'
import { DataTable } from '../../../kit/data/data-table.tsx'
import type { Column } from '../../../kit/data/data-table.tsx'
import { EmptyState } from '../../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { useNow } from '../../../kit/time/use-now.ts'
import type { VerdictModel } from '../../../kit/verdict/verdict-model.ts'
import { AboutBag, AboutPatient, Due } from './about-columns.tsx'
import { LateMatchDialog } from './late-match-dialog.tsx'
import { PaperDialog } from './paper-dialog.tsx'
import type { TaskRow } from './task-dialog.ts'

export interface TaskListProps {
  readonly rows: readonly TaskRow[]
  readonly show: (verdict: VerdictModel) => void
}

/** What is owed, first due first. The button does what the chosen task waits for; there is none that just closes it. */
export function TaskList({ rows, show }: TaskListProps) {
  const t = useTexts(tasksText)
  const term = useTerm()
  const go = useNavigate()
  const now = new Date(useNow()).toISOString()
  const close = useBenchCommand('tasks.close')
  const [chosen, setChosen] = useState<string | null>(null)
  const [working, setWorking] = useState<TaskRow | null>(null)
  const open = rows.filter((r) => r.state === 'open')
  const selected = open.find((r) => r.id === chosen) ?? open[0]
  const result = selected?.results[0]

  const act = async (task: TaskRow | undefined): Promise<void> => {
    if (task === undefined || task.state === 'done') return
    const found = task.results[0]
    if (found !== undefined) {
      const answer = await close.run({ taskId: task.id, resultId: found.id })
      if (answer.ok) show({ kind: 'accept', title: t('close.done'), reason: `${term('taskKind', task.kind)} · ${found.label}` })
    } else if (task.kind === 'emergency-grouping') await go(`/testing?request=${encodeURIComponent(task.requestId ?? '')}`)
    else setWorking(task)
  }
  const done = (verdict: VerdictModel): void => {
    setWorking(null)
    show(verdict)
  }
  const verb = (task: TaskRow): string => {
    if (result !== undefined) return t('close.button', { label: result.label })
    return t(task.kind === 'emergency-crossmatch' ? 'match.button' : task.kind === 'emergency-grouping' ? 'group.next' : 'paper.button')
  }
  const columns: readonly Column<TaskRow>[] = [
    { key: 'kind', header: t('col.kind'), cell: (r) => <strong>{term('taskKind', r.kind)}</strong> },
    { key: 'due', header: t('col.due'), cell: (r) => <Due at={r.dueAt} late={r.state === 'open' && r.dueAt < now} word={t('overdue')} /> },
    { key: 'about', header: t('col.about'), cell: (r) => <AboutPatient {...r} /> },
    { key: 'bag', header: t('col.bag'), cell: (r) => <AboutBag {...r} /> },
    { key: 'result', header: t('col.result'), cell: (r) => (r.state === 'done' ? `✓ ${t('result.closed', { name: r.closedByName ?? '—' })}` : r.results[0] ? `▶ ${t('result.found', { label: r.results[0].label })}` : `○ ${t('result.none')}`) }
  ]
  return (
    <Section
      flush
      title={t('tasks.title', { count: open.length })}
      actions={selected ? <KeyButton hotkey="Enter" variant="contained" data-testid="task-act" onPress={() => act(selected)}>{verb(selected)}</KeyButton> : null}
    >
      {close.error ? <ErrorPanel error={close.error} /> : null}
      <DataTable
        columns={columns} rows={rows} rowKey={(r) => r.id} label={t('tasks.title', { count: open.length })} selected={selected?.id ?? null}
        onSelect={(r) => setChosen(r.id)} onOpen={(r) => void act(r)} tone={(r) => (r.state === 'done' ? 'accept' : r.dueAt < now ? 'refuse' : undefined)} empty={<EmptyState title={t('tasks.empty')} />}
      />
      {working?.kind === 'emergency-crossmatch' ? <LateMatchDialog task={working} onDone={done} onClose={() => setWorking(null)} /> : null}
      {working?.kind === 'emergency-request-completion' ? <PaperDialog task={working} onDone={done} onClose={() => setWorking(null)} /> : null}
    </Section>
  )
}
