import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { FieldLabel } from '../data/field.tsx'
import { KeyButton } from '../keys/key-button.tsx'
import { useTexts } from '../text/use-text.ts'

export interface Ca {
  readonly name: string
  readonly pem: string
}

const MAX_BYTES = 100_000

/** The hospital's own CA from a file. Only looked at here; core hands it to the connection, which refuses what is no certificate. */
export function CaFile({ value, disabled, onChange }: { readonly value: Ca | null; readonly disabled: boolean; readonly onChange: (ca: Ca | null) => void }) {
  const t = useTexts(connectionText)
  const input = useRef<HTMLInputElement>(null)
  const [bad, setBad] = useState<string | null>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const pem = file.size > MAX_BYTES ? '' : await file.text()
    const good = pem.includes('-----BEGIN CERTIFICATE-----')
    setBad(good ? null : file.name)
    onChange(good ? { name: file.name, pem } : null)
  }
  const note = bad === null ? (value === null ? t('join.ca-none') : `✓ ${t('join.ca-read', { name: value.name })}`) : `✕ ${t('join.ca-bad', { name: bad })}`
  return (
    <Box>
      <FieldLabel>{t('join.ca')}</FieldLabel>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
        <KeyButton hotkey="Ctrl+O" size="small" disabled={disabled} onPress={() => input.current?.click()}>{t('join.ca-choose')}</KeyButton>
        <Box sx={{ color: bad === null ? 'text.secondary' : 'error.main', fontWeight: bad === null ? 400 : 700, overflowWrap: 'anywhere' }}>{note}</Box>
      </Box>
      <input ref={input} hidden type="file" accept=".pem,.crt,.cer" data-testid="join-ca" onChange={(event) => void take(event.target.files?.[0])} />
    </Box>
  )
}
