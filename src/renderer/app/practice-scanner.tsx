import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Paper from '@mui/material/Paper'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { practiceText } from '../../shared/text/practice-text.ts'
import { useBenchQuery } from '../bridge/use-bench-query.ts'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { takeScan } from '../kit/scan/scan-bus.ts'
import { useTexts } from '../kit/text/use-text.ts'

const kinds = ['bag', 'label', 'din', 'request', 'badge'] as const

/** Stands above dialogs: the second person's badge is scanned into one. */
const ABOVE_DIALOGS = 1500

/** A scanner for practising without one: what would lie on the bench, one click each. Takes the same way as a real scan. */
export function PracticeScanner() {
  const t = useTexts(practiceText)
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<(typeof kinds)[number]>('bag')
  const codes = useBenchQuery('ops.practiceCodes', {}, { enabled: open }).data?.codes.filter((c) => c.kind === kind) ?? []
  if (!open) {
    return (
      <Box sx={{ position: 'fixed', right: 8, bottom: 8, zIndex: ABOVE_DIALOGS }}>
        <KeyButton hotkey="Ctrl+P" size="small" variant="outlined" sx={{ background: '#fff' }} onPress={() => setOpen(true)}>{t('open')}</KeyButton>
      </Box>
    )
  }
  return (
    <Paper elevation={8} data-testid="practice-scanner" sx={{ position: 'fixed', right: 8, bottom: 8, width: 360, height: 380, zIndex: ABOVE_DIALOGS, display: 'flex', flexDirection: 'column', border: '2px solid #8a5a00' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 1.5, py: 0.5, gap: 1 }}>
        <Typography sx={{ fontWeight: 800, flex: 1 }}>{t('title')}</Typography>
        <KeyButton hotkey="Ctrl+P" size="small" onPress={() => setOpen(false)}>{t('close')}</KeyButton>
      </Box>
      <Tabs value={kind} variant="scrollable" onChange={(_event, value: (typeof kinds)[number]) => setKind(value)} sx={{ minHeight: 36 }}>
        {kinds.map((k) => <Tab key={k} value={k} label={t(k)} sx={{ minHeight: 36, px: 1 }} />)}
      </Tabs>
      <Box sx={{ flex: 1, overflow: 'auto', px: 1 }}>
        {codes.length === 0 ? <Typography sx={{ p: 2, color: 'text.secondary' }}>{t('none')}</Typography> : null}
        {codes.map((code) => (
          <ButtonBase
            key={code.raw}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => takeScan({ raw: code.raw, source: 'practice', at: new Date().toISOString() })}
            sx={{ display: 'block', width: '100%', textAlign: 'left', fontSize: 15, py: 0.75, px: 1, borderBottom: '1px solid #e3e8ee', '&:hover': { background: '#fff7e0' } }}
          >
            {code.label}
          </ButtonBase>
        ))}
      </Box>
      <Typography variant="caption" sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>{t('hint')}</Typography>
    </Paper>
  )
}
