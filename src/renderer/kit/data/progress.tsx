import Box from '@mui/material/Box'
import LinearProgress from '@mui/material/LinearProgress'

export interface ProgressProps {
  readonly label: string
  /** With `total`: a bar with `37 / 500`; without: a moving bar. */
  readonly done?: number
  readonly total?: number
}

export function Progress({ label, done, total }: ProgressProps) {
  const known = done !== undefined && total !== undefined && total > 0
  return (
    <Box role="status" sx={{ py: 1 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 0.5, fontWeight: 600 }}>
        <span>{label}</span>
        {known ? <span>{done} / {total}</span> : null}
      </Box>
      {known ? <LinearProgress aria-label={label} variant="determinate" value={Math.min(100, (100 * done) / total)} /> : <LinearProgress aria-label={label} />}
    </Box>
  )
}
