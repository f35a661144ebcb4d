import Box from '@mui/material/Box'
import { useEffect } from 'react'
import { devicesText } from '../../../../shared/text/devices-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { TimeText } from '../../../kit/time/time-text.tsx'
import { visibleText } from './visible-text.ts'

const LOOK_EVERY_MS = 500

/** What a scanner sent, byte by byte, before anything was made of it. Core keeps it only while this is on the screen. */
export function LiveBytes({ device }: { readonly device: string }) {
  const d = useTexts(devicesText)
  const trace = useBenchQuery('ops.deviceTrace', { id: device }, { keepPrevious: true })
  const { refetch } = trace
  useEffect(() => {
    const timer = setInterval(() => void refetch(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [refetch])
  const { chunks, dropped } = trace.data ?? { chunks: [], dropped: { repeated: 0, broken: 0 } }
  return (
    <Box data-testid={`live-bytes-${device}`} sx={{ border: '1px solid #c8d3de', borderRadius: 2, p: 1.5, mt: 1, background: '#fbfcfd' }}>
      <Box sx={{ fontWeight: 700 }}>{d('bytes.title')}</Box>
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>{chunks.length === 0 ? d('bytes.none') : d('bytes.dropped', { ...dropped })}</Box>
      <Box component="ol" tabIndex={0} aria-label={d('bytes.title')} sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, maxHeight: 280, overflowY: 'auto' }}>
        {chunks.map((chunk, i) => (
          <Box component="li" key={`${chunk.at}-${chunks.length - i}`} sx={{ py: 0.5, borderTop: i === 0 ? 'none' : '1px solid #e3e8ee' }}>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}><TimeText at={chunk.at} /> · {d('bytes.count', { n: chunk.bytes })}</Box>
            <Box component="code" sx={{ display: 'block', fontFamily: 'monospace', fontSize: 14, overflowWrap: 'anywhere' }}>{chunk.hex}</Box>
            <Box component="code" sx={{ display: 'block', fontFamily: 'monospace', fontSize: 15, fontWeight: 700, overflowWrap: 'anywhere' }}>{visibleText(chunk.text)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
