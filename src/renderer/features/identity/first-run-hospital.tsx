import Box from '@mui/material/Box'
import { identityText } from '../../../shared/text/identity-text.ts'
import { Field } from '../../kit/data/field.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

export interface FirstRunHospitalProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onNext: () => void
}

export function FirstRunHospital({ value, onChange, onNext }: FirstRunHospitalProps) {
  const t = useTexts(identityText)
  const good = value.trim() !== '' && value.trim().length <= 60
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Field label={t('first.hospital')} required autoFocus value={value} onChange={onChange} help={t('first.hospital-help')} error={value === '' || good ? null : t('first.hospital-bad')} />
      <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
        <KeyButton hotkey="Enter" inFields variant="contained" size="large" disabled={!good} data-testid="first-next" onPress={onNext}>{t('first.next')}</KeyButton>
      </Box>
    </Box>
  )
}
