import Box from '@mui/material/Box'
import { useState } from 'react'
import { shiftText } from '../../../../shared/text/shift-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { useBenchCall } from '../../../bridge/use-bench-call.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { DataTable } from '../../../kit/data/data-table.tsx'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { KitDialog } from '../../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTerm } from '../../../kit/text/use-term.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

const spans = ['8', '12', '24'] as const

/** 交班: what was done, by whom, and what waits for the next shift; as PDF to sign. */
export function ShiftReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(shiftText)
  const term = useTerm()
  const make = useBenchCall('ops.shiftReport')
  const open = useBenchCall('shell.openSlip')
  const [hours, setHours] = useState<(typeof spans)[number]>('8')
  const [report, setReport] = useState<OutputOf<'ops.shiftReport'> | null>(null)
  const run = async (): Promise<void> => {
    const answer = await make.run({ hours: Number(hours) })
    if (answer.ok) setReport(answer.value)
  }
  const actions = (
    <>
      <KeyButton hotkey="Esc" onPress={onClose}>{t('close')}</KeyButton>
      {report ? <KeyButton hotkey="O" data-testid="open-report" onPress={() => open.run({ file: report.file })}>{t('open')}</KeyButton> : null}
      <KeyButton hotkey="Enter" variant="contained" data-testid="make-report" onPress={run}>{t('make')}</KeyButton>
    </>
  )
  return (
    <KitDialog open title={t('title')} onClose={onClose} actions={actions} maxWidth="md">
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <ChoiceKeys choices={spans.map((value) => ({ value, label: t('hours', { hours: value }) }))} value={hours} onChange={setHours} />
        {make.error ? <ErrorPanel error={make.error} /> : null}
        {open.error ? <ErrorPanel error={open.error} /> : null}
        {report ? (
          <Box data-testid="shift-report" sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 1.5, alignItems: 'start' }}>
            <Box sx={{ gridColumn: '1 / -1' }}><Note kind="good">✓ {t('made', { file: report.file })}</Note></Box>
            <DataTable
              label={t('done')} rows={report.done} rowKey={(d) => `${d.action} ${d.actor}`} maxHeight="45vh"
              columns={[{ key: 'what', header: t('col.what'), cell: (d) => term('auditAction', d.action) }, { key: 'who', header: t('col.who'), cell: (d) => d.actor }, { key: 'count', header: t('col.count'), align: 'right', cell: (d) => d.count }]}
            />
            <DataTable
              label={t('left')} rows={report.left} rowKey={(l) => l.what} tone={(l) => (l.count > 0 ? 'attention' : undefined)}
              columns={[{ key: 'left', header: t('left'), cell: (l) => t(l.what) }, { key: 'n', header: t('col.count'), align: 'right', cell: (l) => l.count }]}
            />
          </Box>
        ) : null}
      </Box>
    </KitDialog>
  )
}
