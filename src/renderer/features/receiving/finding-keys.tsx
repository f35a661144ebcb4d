import Box from '@mui/material/Box'
import type { Finding } from '../../../shared/domain/receiving/finding.ts'
import { FieldLabel } from '../../kit/data/field.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { visibleFindings } from './receiving-state.ts'

export interface FindingKeysProps {
  readonly label: string
  readonly seen: readonly Finding[]
  readonly onToggle: (finding: Finding) => void
}

/** What the eye saw, several by the keys 1–9. */
export function FindingKeys({ label, seen, onToggle }: FindingKeysProps) {
  const term = useTerm()
  return (
    <Box role="group" aria-label={label}>
      <FieldLabel>{label}</FieldLabel>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {visibleFindings.map((finding, i) => {
          const chosen = seen.includes(finding)
          return (
            <KeyButton key={finding} role="checkbox" aria-checked={chosen} data-testid={`finding-${finding}`} variant={chosen ? 'contained' : 'outlined'} hotkey={String(i + 1)} onPress={() => onToggle(finding)}>
              {chosen ? '✓ ' : ''}{term('finding', finding)}
            </KeyButton>
          )
        })}
      </Box>
    </Box>
  )
}
