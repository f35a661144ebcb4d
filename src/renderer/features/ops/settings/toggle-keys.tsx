import Box from '@mui/material/Box'
import { FieldLabel } from '../../../kit/data/field.tsx'
import { KeyButton } from '../../../kit/keys/key-button.tsx'

export interface ToggleKeysProps<V extends string> {
  readonly label: string
  readonly choices: readonly { readonly value: V; readonly label: string; readonly hotkey: string }[]
  readonly values: readonly V[]
  readonly onChange: (values: readonly V[]) => void
  readonly error?: string | null
}

/** Choose any number, each by its key: the components and groups of a refrigerator. */
export function ToggleKeys<V extends string>({ label, choices, values, onChange, error }: ToggleKeysProps<V>) {
  return (
    <Box role="group" aria-label={label}>
      <FieldLabel required>{label}</FieldLabel>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {choices.map(({ value, label: name, hotkey }) => {
          const chosen = values.includes(value)
          return (
            <KeyButton
              key={value}
              hotkey={hotkey}
              role="checkbox"
              aria-checked={chosen}
              variant={chosen ? 'contained' : 'outlined'}
              onPress={() => onChange(choices.map((c) => c.value).filter((v) => (v === value ? !chosen : values.includes(v))))}
            >
              {chosen ? '☑ ' : '☐ '}{name}
            </KeyButton>
          )
        })}
      </Box>
      {error ? <Box sx={{ fontSize: 13, color: 'error.main', fontWeight: 700, mt: 0.25 }}>✕ {error}</Box> : null}
    </Box>
  )
}
