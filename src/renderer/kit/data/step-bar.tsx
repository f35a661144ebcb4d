import Box from '@mui/material/Box'

export interface Step {
  readonly key: string
  readonly label: string
  readonly state: 'done' | 'now' | 'todo' | 'problem'
}

const looks = {
  done: { sign: '✓', ground: '#dff3e4', ink: '#0b4a22' },
  now: { sign: '▶', ground: '#0b4f8a', ink: '#ffffff' },
  todo: { sign: '○', ground: '#e8edf2', ink: '#46586a' },
  problem: { sign: '✕', ground: '#fde3e1', ink: '#7a0f12' }
} as const

/** Where the work stands: done, now, to do, problem — each with its sign. */
export function StepBar({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <Box component="ol" sx={{ display: 'flex', gap: 0.75, listStyle: 'none', m: 0, p: 0 }}>
      {steps.map(({ key, label, state }, i) => (
        <Box component="li" key={key} {...(state === 'now' ? { 'aria-current': 'step' } : {})} style={{ background: looks[state].ground, color: looks[state].ink }}
          sx={{ flex: 1, px: 1.5, py: 1, borderRadius: 1, fontWeight: state === 'now' ? 800 : 600, lineHeight: 1.25 }}>
          {looks[state].sign} {i + 1}. {label}
        </Box>
      ))}
    </Box>
  )
}
