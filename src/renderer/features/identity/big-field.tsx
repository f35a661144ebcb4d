import OutlinedInput from '@mui/material/OutlinedInput'
import Box from '@mui/material/Box'
import { useId } from 'react'
import type { Ref } from 'react'
import { FieldLabel } from '../../kit/data/field.tsx'

export interface BigFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly testId: string
  readonly secret?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A field of the sign-in screen: read from a step away. The browser keeps nothing of it. */
export function BigField({ label, value, onChange, testId, secret = false, autoFocus = false, inputRef }: BigFieldProps) {
  const id = useId()
  return (
    <Box>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <OutlinedInput
        id={id}
        fullWidth
        autoFocus={autoFocus}
        type={secret ? 'password' : 'text'}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        inputProps={{ 'data-testid': testId, maxLength: 40, spellCheck: false }}
        {...(inputRef ? { inputRef } : {})}
        sx={{ background: '#fff', fontSize: 24, fontWeight: 700, '& input': { py: 1.5 } }}
      />
    </Box>
  )
}
