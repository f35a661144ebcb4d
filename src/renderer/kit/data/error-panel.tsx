import Box from '@mui/material/Box'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import { KeyButton } from '../keys/key-button.tsx'
import { useRefusalText } from '../text/use-refusal-text.ts'
import { useText } from '../text/use-text.ts'
import { VerdictSign } from '../verdict/verdict-sign.tsx'

export interface ErrorPanelProps {
  readonly error: CallError
  readonly onRetry?: () => void | Promise<unknown>
}

/** A refusal as a sentence; code and trace small, for support. */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const t = useText()
  const text = useRefusalText()
  return (
    <Box role="alert" data-error-code={error.code} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', p: 1.5, border: '1px solid #c1121f', borderLeftWidth: 8, borderRadius: 1.5, background: '#fdf0ef', color: '#7a0f12' }}>
      <VerdictSign kind="refuse" colour="#c1121f" size={32} />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontSize: 17, fontWeight: 700 }}>{text(error)}</Box>
        <Box sx={{ fontSize: 12, opacity: 0.85 }}>{t('error.trace', { code: error.code, trace: error.traceId || '—' })}</Box>
      </Box>
      {onRetry ? <KeyButton onPress={onRetry}>{t('error.retry')}</KeyButton> : null}
    </Box>
  )
}
