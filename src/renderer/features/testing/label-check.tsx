import Box from '@mui/material/Box'
import { labelItems } from '../../../shared/domain/testing/sample-check.ts'
import type { LabelItem } from '../../../shared/domain/testing/sample-check.ts'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { FieldLabel } from '../../kit/data/field.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'

const keys = ['Q', 'W', 'E', 'R', 'T', 'U', 'I', 'O'] as const

export interface LabelCheckProps {
  readonly faults: readonly LabelItem[]
  readonly onChange: (faults: readonly LabelItem[]) => void
}

/** The eight items of the tube's label: one key marks what does not agree with the request. */
export function LabelCheck({ faults, onChange }: LabelCheckProps) {
  const t = useTexts(groupingText)
  const term = useTerm()
  const toggle = (item: LabelItem): void => onChange(faults.includes(item) ? faults.filter((f) => f !== item) : [...faults, item])
  return (
    <Box role="group" aria-label={t('label.title')}>
      <FieldLabel>{t('label.title')}</FieldLabel>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        {labelItems.map((item, i) => {
          const wrong = faults.includes(item)
          return (
            <KeyButton key={item} size="small" hotkey={keys[i] ?? ''} role="checkbox" aria-checked={wrong} color={wrong ? 'error' : 'primary'} variant={wrong ? 'contained' : 'outlined'} onPress={() => toggle(item)}>
              {wrong ? '✕' : '✓'} {term('labelItem', item)}
            </KeyButton>
          )
        })}
        <Box sx={{ fontWeight: 700, color: faults.length > 0 ? 'error.main' : 'text.secondary' }}>{faults.length > 0 ? t('label.faults', { count: faults.length }) : t('label.all-good')}</Box>
      </Box>
    </Box>
  )
}
