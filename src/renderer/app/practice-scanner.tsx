import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Paper from '@mui/material/Paper'
import Portal from '@mui/material/Portal'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { practiceText } from '../../shared/text/practice-text.ts'
import { useBenchQuery } from '../bridge/use-bench-query.ts'
import { ALWAYS_LEVEL } from '../kit/keys/hotkeys.ts'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { HotkeyLevel } from '../kit/keys/use-hotkey.ts'
import { takeScan } from '../kit/scan/scan-bus.ts'
import { useTexts } from '../kit/text/use-text.ts'

const kinds = ['bag', 'label', 'din', 'request', 'badge'] as const

/** Stands above dialogs: the second person's badge is scanned into one. */
const ABOVE_DIALOGS = 1500
/** The frame moves its screen aside by this much, so that the panel covers nothing. */
export const SCANNER_WIDTH = 300

export interface PracticeScannerProps {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

/** A scanner for practising without one: what would lie on the bench, one click each. Takes the same way as a real scan. Its button is in the banner. */
export function PracticeScanner({ open, onOpen }: PracticeScannerProps) {
  const t = useTexts(practiceText)
  return (
    <HotkeyLevel value={ALWAYS_LEVEL}>
      <KeyButton hotkey="Ctrl+P" size="small" variant="contained" aria-expanded={open} sx={{ minHeight: 32, py: 0, background: '#2b1a00', '&:hover': { background: '#4a2d00' } }} onPress={() => onOpen(!open)}>{t(open ? 'close' : 'open')}</KeyButton>
      {open ? <Portal><Panel /></Portal> : null}
    </HotkeyLevel>
  )
}

function Panel() {
  const t = useTexts(practiceText)
  const [kind, setKind] = useState<(typeof kinds)[number]>('bag')
  const codes = useBenchQuery('ops.practiceCodes', {}).data?.codes.filter((c) => c.kind === kind) ?? []
  return (
    <Paper
      component="section"
      aria-label={t('title')}
      square
      elevation={8}
      data-testid="practice-scanner"
      sx={{ position: 'fixed', right: 0, bottom: 0, top: 96, width: SCANNER_WIDTH, zIndex: ABOVE_DIALOGS, display: 'flex', flexDirection: 'column', border: '2px solid #8a5a00', color: '#14202b' }}
    >
      <Typography sx={{ fontWeight: 800, px: 1.5, pt: 1 }}>{t('title')}</Typography>
      <Tabs value={kind} variant="scrollable" aria-label={t('title')} onChange={(_event, value: (typeof kinds)[number]) => setKind(value)} sx={{ minHeight: 40, flexShrink: 0 }}>
        {kinds.map((k) => <Tab key={k} value={k} label={t(k)} sx={{ minHeight: 40, px: 1, minWidth: 0 }} />)}
      </Tabs>
      <Box sx={{ flex: 1, overflow: 'auto', px: 1 }}>
        {codes.length === 0 ? <Typography sx={{ p: 2, color: 'text.secondary' }}>{t('none')}</Typography> : null}
        {codes.map((code) => (
          <ButtonBase
            key={code.raw}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => takeScan({ raw: code.raw, source: 'practice', at: new Date().toISOString() })}
            sx={{ display: 'block', width: '100%', textAlign: 'left', fontSize: 15, py: 1, px: 1, minHeight: 44, borderBottom: '1px solid #e3e8ee', '&:hover': { background: '#fff7e0' } }}
          >
            {code.label}
          </ButtonBase>
        ))}
      </Box>
      <Typography variant="caption" sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>{t('hint')}</Typography>
    </Paper>
  )
}
