import Box from '@mui/material/Box'
import { useId } from 'react'
import { FieldLabel } from './field.tsx'

export interface SelectFieldProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** A list that opens on arrow keys, for choices that are too many for keys of their own. */
export function SelectField<V extends string>({ label, value, options, onChange }: SelectFieldProps<V>) {
  const id = useId()
  const choose = (text: string): void => {
    const found = options.find((o) => o.value === text)
    if (found) onChange(found.value)
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <Box
        component="select"
        id={id}
        value={value}
        onChange={(event) => choose(event.target.value)}
        sx={{ width: '100%', minHeight: 44, font: 'inherit', fontSize: 16, px: 1, border: '1px solid #9db1c4', borderRadius: 1, background: '#fff' }}
      >
        {options.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}
      </Box>
    </Box>
  )
}
