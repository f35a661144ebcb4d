import Box from '@mui/material/Box'
import type { BenchRow } from '../../../../shared/ipc/contract/authority.ts'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { ChoiceKeys } from '../../../kit/data/choice-keys.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'

const NONE = ''

export interface HomeBenchChoiceProps {
  readonly benches: readonly BenchRow[]
  readonly home: string | null
  readonly onChange: (home: string | null) => void
}

/** Which workstation may issue what lies in this fridge without the server; a stopped one stays visible where it was chosen. */
export function HomeBenchChoice({ benches, home, onChange }: HomeBenchChoiceProps) {
  const t = useTexts(opsText)
  const offered = benches.filter((b) => b.active || b.id === home)
  const choices = [
    { value: NONE, label: t('fridge.home-none'), hotkey: null },
    ...offered.map((b) => ({ value: b.id, label: b.own ? t('fridge.home-own', { name: b.name }) : b.active ? b.name : t('fridge.home-stopped', { name: b.name }), hotkey: null }))
  ]
  return (
    <Box>
      <ChoiceKeys label={t('fridge.home')} value={home ?? NONE} choices={choices} onChange={(value) => onChange(value === NONE ? null : value)} />
      <Box sx={{ fontSize: 14, color: 'text.secondary', mt: 0.5 }}>{t('fridge.home-help')}</Box>
    </Box>
  )
}
