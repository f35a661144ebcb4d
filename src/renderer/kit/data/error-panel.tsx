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

const looks = {
  refuse: { color: '#7a0f12', background: '#fdf0ef', borderColor: '#c1121f' },
  attention: { color: '#5b3a00', background: '#fff0c7', borderColor: '#c27c00' }
} as const

/** A refusal as a sentence; code and trace small, for support. Amber while the server is silent: nothing was refused. */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const t = useText()
  const text = useRefusalText()
  const kind = error.code === 'sync.undecided' ? 'attention' : 'refuse'
  return (
    <Box role="alert" data-error-code={error.code} style={looks[kind]} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', p: 1.5, border: '1px solid', borderLeftWidth: 8, borderRadius: 1.5 }}>
      <VerdictSign kind={kind} colour={looks[kind].borderColor} size={32} />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontSize: 17, fontWeight: 700 }}>{text(error)}</Box>
        <Box sx={{ fontSize: 12, opacity: 0.85 }}>{t('error.trace', { code: error.code, trace: error.traceId || '—' })}</Box>
      </Box>
      {onRetry ? <KeyButton onPress={onRetry}>{t('error.retry')}</KeyButton> : null}
    </Box>
  )
}
