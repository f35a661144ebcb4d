import Box from '@mui/material/Box'
import { useNavigate } from 'react-router'
import { tasksText } from '../../../../shared/text/tasks-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { useTexts } from '../../../kit/text/use-text.ts'

const looks = {
  calm: { background: '#ffffff', color: '#46586a', border: '1px solid #d5dde5' },
  work: { background: '#fff0c7', color: '#5b3a00', border: '1px solid #c27c00' },
  late: { background: '#fde3e1', color: '#7a0f12', border: '2px solid #c1121f' }
} as const

/** Open tasks and cases; red once one is overdue or a case is open. Always in its place. */
export function TasksBar() {
  const t = useTexts(tasksText)
  const go = useNavigate()
  const counts = useBenchQuery('tasks.counts', {}).data
  if (counts === undefined) return null
  const { tasks, overdue, cases } = counts
  const look = overdue > 0 || cases > 0 ? 'late' : tasks > 0 ? 'work' : 'calm'
  const parts = [tasks > 0 ? t('tasks.counts', { tasks }) : '', overdue > 0 ? t('tasks.overdue', { count: overdue }) : '', cases > 0 ? t('cases.counts', { count: cases }) : ''].filter((s) => s !== '')
  return (
    <Box
      component="button" type="button" data-testid="tasks-bar" data-look={look} onClick={() => void go('/tasks')} style={looks[look]}
      sx={{ font: 'inherit', textAlign: 'left', borderRadius: 2, px: 2, minHeight: 48, cursor: 'pointer', fontWeight: 800, fontSize: 17, display: 'flex', gap: 2, alignItems: 'center' }}
    >
      <span style={{ flex: 1 }}>{look === 'late' ? '✕ ' : look === 'work' ? '⚠ ' : '✓ '}{parts.length === 0 ? t('none') : parts.join(' · ')}</span>
      <kbd style={{ fontFamily: 'inherit', fontSize: 13 }}>F10</kbd>
    </Box>
  )
}
