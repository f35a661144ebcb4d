import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

export interface SectionProps {
  readonly title?: ReactNode
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** No inner padding (a table fills it). */
  readonly flush?: boolean
}

/** A white card with a title: the one container of a screen. */
export function Section({ title, actions, children, flush = false }: SectionProps) {
  return (
    <Box component="section" sx={{ background: '#fff', border: '1px solid #d5dde5', borderRadius: 2, minWidth: 0 }}>
      {title || actions ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: '1px solid #e3e8ee', flexWrap: 'wrap' }}>
          <Box component="h2" sx={{ m: 0, fontSize: 17, fontWeight: 800, flex: 1 }}>{title}</Box>
          {actions}
        </Box>
      ) : null}
      <Box sx={flush ? {} : { p: 2 }}>{children}</Box>
    </Box>
  )
}
