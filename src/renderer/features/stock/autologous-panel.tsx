import Box from '@mui/material/Box'
import { useState } from 'react'
import { tasksText } from '../../../shared/text/tasks-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { BindDialog } from './bind-dialog.tsx'

export interface AutologousPanelProps {
  readonly unitId: string
  readonly onDone: (verdict: VerdictModel) => void
}

/** Whose autologous bag this is; a quarantined one can be bound here, once. Nothing at all for other bags. */
export function AutologousPanel({ unitId, onDone }: AutologousPanelProps) {
  const t = useTexts(tasksText)
  const found = useBenchQuery('autologous.ofUnit', { unitId })
  const [binding, setBinding] = useState(false)
  if (!found.data || (found.data.patient === null && !found.data.bindable)) return null
  const { patient } = found.data
  return (
    <Section title={t('auto.title')} actions={patient === null ? <KeyButton hotkey="B" data-testid="bind-autologous" onPress={() => setBinding(true)}>{t('auto.bind')}</KeyButton> : null}>
      <Box data-testid="autologous" sx={{ fontSize: 18, fontWeight: 700 }}>{patient === null ? t('auto.help') : t('auto.bound', { name: patient.name, record: patient.recordNumber })}</Box>
      {binding ? (
        <BindDialog
          unitId={unitId}
          onClose={() => setBinding(false)}
          onDone={() => {
            setBinding(false)
            void found.refetch()
            onDone({ kind: 'accept', title: t('auto.done'), reason: t('auto.help') })
          }}
        />
      ) : null}
    </Section>
  )
}
