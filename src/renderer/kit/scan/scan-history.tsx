import Box from '@mui/material/Box'
import { memo } from 'react'
import { useText } from '../text/use-text.ts'
import { TimeText } from '../time/time-text.tsx'
import { VerdictSign } from '../verdict/verdict-sign.tsx'
import { useScanHistory } from './scan-bus.ts'
import type { QueueState } from './scan-queue.ts'

const colours = { accept: '#17803d', attention: '#c27c00', refuse: '#c1121f', idle: '#8a99a8' } as const

/** The last ten scans with their verdicts, newest on top. The frame keeps it in sight on every screen. */
export function ScanHistory() {
  const t = useText()
  const { records, waiting } = useScanHistory()
  return (
    <Box component="section" aria-label={t('scan.history')} sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box sx={{ fontWeight: 700, fontSize: 14, px: 1.5, py: 1 }}>{t('scan.history')}</Box>
      {waiting > 0 ? <Box sx={{ px: 1.5, pb: 0.5, fontSize: 13, fontWeight: 700 }}>{t('verdict.waiting', { count: waiting })}</Box> : null}
      {records.length === 0 ? <Box sx={{ px: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('scan.history-empty')}</Box> : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, overflowY: 'auto' }}>
        {records.map(({ scan, shown, state }) => (
          <HistoryRow key={scan.seq} scan={scan} shown={shown} state={state} />
        ))}
      </Box>
    </Box>
  )
}

/** Drawn anew only when its own scan changes: nine of ten rows stand still while a new verdict waits to be painted. */
const HistoryRow = memo(function HistoryRow({ scan, shown, state }: QueueState['records'][number]) {
  const t = useText()
  const kind = shown?.verdict.kind ?? 'idle'
  return (
    <Box component="li" data-scan={scan.seq} data-state={state} data-verdict-kind={kind} data-code={shown?.verdict.code} sx={{ display: 'flex', gap: 1, px: 1.5, py: 0.75, borderTop: '1px solid #e3e8ee', alignItems: 'flex-start' }}>
      <VerdictSign kind={kind} colour={colours[kind]} size={20} />
      <Box sx={{ minWidth: 0, flex: 1, overflowWrap: 'anywhere', lineHeight: 1.3 }}>
        <Box sx={{ fontSize: 13, fontWeight: 600 }}>
          {shown ? `${t(`verdict.${shown.verdict.kind}`)} · ${shown.verdict.title}` : state === 'done' ? '—' : t('verdict.busy')}
        </Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          <TimeText at={scan.at} /> {scan.raw}
        </Box>
      </Box>
    </Box>
  )
})
