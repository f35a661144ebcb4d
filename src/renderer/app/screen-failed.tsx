import Box from '@mui/material/Box'
import { useRouteError } from 'react-router'
import { EmptyState } from '../kit/data/empty-state.tsx'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { useText } from '../kit/text/use-text.ts'

/** A screen threw or did not load. Nothing is lost: what was done is in core. */
export function ScreenFailed() {
  const t = useText()
  const error = useRouteError()
  return (
    <Box role="alert" sx={{ p: 4 }}>
      <Box sx={{ fontSize: 20, fontWeight: 700, mb: 1 }}>{t('app.screen-failed')}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 2 }}>{error instanceof Error ? error.message : ''}</Box>
      <KeyButton hotkey="Enter" variant="contained" onPress={() => location.reload()}>{t('app.reload')}</KeyButton>
    </Box>
  )
}

export function NotFound() {
  const t = useText()
  return <EmptyState title={t('app.not-found')} next={t('app.not-found-next')} />
}
