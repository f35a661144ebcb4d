import Box from '@mui/material/Box'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { opsText } from '../../../../shared/text/ops-text.ts'
import { useScanHistory } from '../../../kit/scan/scan-bus.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { TimeText } from '../../../kit/time/time-text.tsx'
import { visibleText } from './visible-text.ts'

export interface LiveScansProps {
  /** `wedge`, or the id of the scanner. */
  readonly source: string
  readonly name: string
  readonly help?: ReactNode
}

/** What this scanner has sent, as it came, newest on top: control characters are shown, because they are what goes wrong. */
export function LiveScans({ source, name, help }: LiveScansProps) {
  const t = useTexts(opsText)
  const { records } = useScanHistory()
  // Older ones are no answer to the test that runs now.
  const [since] = useState(() => Math.max(0, ...records.map((r) => r.scan.seq)))
  const mine = records.filter((r) => r.scan.source === source && r.scan.seq > since)
  return (
    <Box data-testid={`live-scans-${source}`} sx={{ border: '2px dashed #9db1c4', borderRadius: 2, p: 1.5, mt: 1 }}>
      <Box sx={{ fontWeight: 700 }}>{t('device.scans', { name })}</Box>
      {help ? <Box sx={{ fontSize: 14, color: 'text.secondary' }}>{help}</Box> : null}
      {mine.length === 0 ? <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{t('device.scans-none')}</Box> : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
        {mine.map(({ scan }) => (
          <Box component="li" key={scan.seq} sx={{ display: 'flex', gap: 1.5, py: 0.25 }}>
            <TimeText at={scan.at} />
            <Box component="code" sx={{ fontFamily: 'monospace', fontSize: 17, fontWeight: 700, overflowWrap: 'anywhere' }}>{visibleText(scan.raw)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
