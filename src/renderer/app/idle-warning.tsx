import Box from '@mui/material/Box'
import { useText } from '../kit/text/use-text.ts'
import { WARNING_SECONDS } from './idle-state.ts'

/** Half a minute before the lock, over everything. Announced once; the count is for the eyes. */
export function IdleWarning({ secondsLeft }: { readonly secondsLeft: number }) {
  const t = useText()
  return (
    <Box data-testid="idle-warning" sx={{ position: 'fixed', top: 8, left: '50%', transform: 'translateX(-50%)', zIndex: 1600, background: '#fff0c7', color: '#5b3a00', border: '3px solid #8a5a00', borderRadius: 2, px: 3, py: 1.5, fontSize: 20, fontWeight: 800, textAlign: 'center' }}>
      <Box role="alert" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>{t('idle.warning', { count: WARNING_SECONDS })}</Box>
      <Box aria-hidden>⚠ {t('idle.warning', { count: secondsLeft })}</Box>
    </Box>
  )
}
