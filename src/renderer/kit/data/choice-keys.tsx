import Box from '@mui/material/Box'
import { KeyButton } from '../keys/key-button.tsx'
import { FieldLabel } from './field.tsx'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  /** Key; default `1`, `2`, … `9` by position. `null`: none. */
  readonly hotkey?: string | null
  readonly disabled?: boolean
}

export interface ChoiceKeysProps<V extends string> {
  readonly label?: string
  readonly choices: readonly Choice<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  /** One under the other (reason lists) instead of in a row. */
  readonly vertical?: boolean
}

/** Choose one by its key: reasons, blood groups, reactions. The chosen one is filled and ticked. */
export function ChoiceKeys<V extends string>({ label, choices, value, onChange, vertical = false }: ChoiceKeysProps<V>) {
  return (
    <Box role="radiogroup" {...(label ? { 'aria-label': label } : {})}>
      {label ? <FieldLabel>{label}</FieldLabel> : null}
      <Box sx={{ display: 'flex', flexDirection: vertical ? 'column' : 'row', flexWrap: vertical ? 'nowrap' : 'wrap', gap: 1 }}>
        {choices.map((choice, i) => {
          const hotkey = choice.hotkey === undefined ? (i < 9 ? String(i + 1) : null) : choice.hotkey
          const chosen = choice.value === value
          return (
            <KeyButton
              key={choice.value}
              role="radio"
              aria-checked={chosen}
              variant={chosen ? 'contained' : 'outlined'}
              disabled={choice.disabled ?? false}
              onPress={() => onChange(choice.value)}
              sx={vertical ? { justifyContent: 'space-between', textAlign: 'left' } : {}}
              {...(hotkey === null ? {} : { hotkey })}
            >
              {chosen ? '✓ ' : ''}{choice.label}
            </KeyButton>
          )
        })}
      </Box>
    </Box>
  )
}
