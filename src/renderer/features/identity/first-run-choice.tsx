import Box from '@mui/material/Box'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'

export interface FirstRunChoiceProps {
  readonly onServer: () => void
  readonly onAlone: () => void
}

/** The first question to a new bench, since the answer cannot be taken back once it has records of its own. */
export function FirstRunChoice({ onServer, onAlone }: FirstRunChoiceProps) {
  const t = useTexts(connectionText)
  const wide = { width: '100%', justifyContent: 'space-between', textAlign: 'left', fontSize: 20, minHeight: 64 } as const
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box component="h2" sx={{ m: 0, fontSize: 22, fontWeight: 800 }}>{t('first.choose')}</Box>
      <Box>
        <KeyButton hotkey="1" variant="contained" data-testid="first-server" sx={wide} onPress={onServer}>{t('first.server')}</KeyButton>
        <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{t('first.server-help')}</Box>
      </Box>
      <Box>
        <KeyButton hotkey="2" data-testid="first-alone" sx={wide} onPress={onAlone}>{t('first.alone')}</KeyButton>
        <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{t('first.alone-help')}</Box>
      </Box>
    </Box>
  )
}
