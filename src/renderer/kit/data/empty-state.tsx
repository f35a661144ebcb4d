import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly title: string
  /** What to do: `扫描发血单开始入库`. */
  readonly next?: ReactNode
}

export function EmptyState({ title, next }: EmptyStateProps) {
  return (
    <Box sx={{ p: 4, textAlign: 'center', color: 'text.secondary' }}>
      <Box sx={{ fontSize: 18, fontWeight: 700 }}>{title}</Box>
      {next ? <Box sx={{ mt: 1 }}>{next}</Box> : null}
    </Box>
  )
}
