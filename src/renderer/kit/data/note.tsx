import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

const notes = { good: { background: '#dff3e4', color: '#0b4a22' }, warn: { background: '#fff0c7', color: '#5b3a00' }, bad: { background: '#fde3e1', color: '#7a0f12' } } as const

/** One sentence in a coloured box; the sign stands in the sentence. Bad news is announced at once. */
export function Note({ kind, children }: { readonly kind: keyof typeof notes; readonly children: ReactNode }) {
  return <Box role={kind === 'good' ? 'status' : 'alert'} data-note={kind} sx={{ ...notes[kind], borderRadius: 1, p: 1.25, fontWeight: 700, overflowWrap: 'anywhere' }}>{children}</Box>
}
