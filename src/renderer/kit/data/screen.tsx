import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

export interface ScreenProps {
  readonly title: string
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Body of a workspace: title row, then the parts with even gaps. The frame scrolls it. */
export function Screen({ title, actions, children }: ScreenProps) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, p: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', minHeight: 44 }}>
        <Box component="h1" sx={{ m: 0, fontSize: 24, fontWeight: 800, flex: 1 }}>{title}</Box>
        {actions}
      </Box>
      {children}
    </Box>
  )
}
