import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import type { CoreState } from '../bridge/core-state.ts'
import { useCoreDetail, useCoreState } from '../bridge/core-state.ts'
import { backupText, storeFailure } from '../../shared/text/backup-text.ts'
import { useText, useTexts } from '../kit/text/use-text.ts'

/** Says calmly that core is away. A restart of 0.1 s passes unseen: the banner comes after 300 ms. */
export function CoreBanner() {
  const t = useText()
  const store = useTexts(backupText)
  const state = useCoreState()
  const detail = useCoreDetail()
  const [lateFor, setLateFor] = useState<CoreState | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setLateFor(state), 300)
    return () => clearTimeout(timer)
  }, [state])
  if (state === 'ready' || lateFor !== state) return null
  const bad = state === 'failed'
  // Why the store cannot be opened is worth a sentence of its own: restarting the program would not help.
  const failure = bad ? storeFailure(detail) : null
  return (
    <Box role="status" sx={{ px: 2, py: 1, fontWeight: 700, background: bad ? '#fde3e1' : '#fff0c7', color: bad ? '#7a0f12' : '#5b3a00', borderBottom: '1px solid #d5b36a' }}>
      {failure === null ? t(`core.${state}-note`) : `✕ ${store(failure)}`}
    </Box>
  )
}
