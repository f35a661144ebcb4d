import Box from '@mui/material/Box'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useId } from 'react'
import type { ReactNode, Ref } from 'react'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'number' | 'datetime-local' | 'date' | 'time'
  readonly required?: boolean
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly multiline?: boolean
  readonly placeholder?: string
  /** Said under the field. */
  readonly help?: string
  /** Said under the field in red with a sign; wins over `help`. */
  readonly error?: string | null
  /** `mL`, `℃` behind the value. */
  readonly unit?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A labelled text field, 44 px high, whose label stays above it. */
export function Field(props: FieldProps) {
  const { label, value, onChange, type = 'text', required = false, disabled = false, multiline = false, help, error, unit } = props
  const id = useId()
  const note = error ?? help
  return (
    <Box sx={{ minWidth: 0 }}>
      <FieldLabel htmlFor={id} required={required}>{label}</FieldLabel>
      <OutlinedInput
        id={id}
        fullWidth
        size="small"
        type={type}
        value={value}
        disabled={disabled}
        error={Boolean(error)}
        multiline={multiline}
        autoFocus={props.autoFocus ?? false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
        {...(unit ? { endAdornment: unit } : {})}
        inputProps={{ 'aria-required': required, 'aria-describedby': note ? `${id}-note` : undefined }}
        sx={{ minHeight: 44, background: '#fff' }}
      />
      {note ? <Box id={`${id}-note`} sx={{ fontSize: 13, mt: 0.25, color: error ? 'error.main' : 'text.secondary', fontWeight: error ? 700 : 400 }}>{error ? `✕ ${note}` : note}</Box> : null}
    </Box>
  )
}

export interface FieldLabelProps {
  readonly htmlFor?: string
  readonly required?: boolean
  readonly children: ReactNode
}

export function FieldLabel({ htmlFor, required = false, children }: FieldLabelProps) {
  return (
    <Box component="label" {...(htmlFor ? { htmlFor } : {})} sx={{ display: 'block', fontSize: 14, fontWeight: 700, mb: 0.5 }}>
      {children}
      {required ? <span aria-hidden style={{ color: '#a50f17' }}> *</span> : null}
    </Box>
  )
}
