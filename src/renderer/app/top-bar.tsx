import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import type { SessionPerson } from '../bridge/use-session.ts'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { setPrefs, usePrefs } from '../kit/prefs.ts'
import { useText } from '../kit/text/use-text.ts'
import { dayTime } from '../kit/time/time-words.ts'
import { useNow } from '../kit/time/use-now.ts'
import { ConnectionChip } from './connection/connection-chip.tsx'
import { HelpButton } from './help-keys.tsx'
import { StateChips } from './state-chips.tsx'
import type { FrameInfo } from './use-frame-info.ts'

export interface TopBarProps {
  readonly info: FrameInfo
  readonly person: SessionPerson | null
  readonly onSearch: () => void
  readonly onDisplay: () => void
  readonly onConnection: () => void
  readonly onLock: () => Promise<unknown>
  /** The practice scanner's button, at the end of the practice banner. */
  readonly scanner: ReactNode
}

const plain = { color: '#fff', borderColor: 'rgba(255,255,255,.55)', minHeight: 36, fontSize: 14, py: 0.25, px: 1.25, '& kbd': { ml: '6px !important', px: '4px !important' } } as const

export function TopBar({ info, person, onSearch, onDisplay, onConnection, onLock, scanner }: TopBarProps) {
  const t = useText()
  const { locale, muted } = usePrefs()
  const now = useNow()
  return (
    <Box component="header" sx={{ background: '#0a3558', color: '#fff' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 0.75, flexWrap: 'wrap' }}>
        <Box sx={{ fontWeight: 800, fontSize: 17, lineHeight: 1.2 }}>{info.hospitalName || t('app.name')}</Box>
        <Box sx={{ flex: '1 1 300px' }}><StateChips info={info} /></Box>
        <ConnectionChip sx={plain} onOpen={onConnection} />
        {person ? <KeyButton hotkey="Ctrl+K" sx={plain} onPress={onSearch}>{t('app.search')}</KeyButton> : null}
        <HelpButton sx={plain} />
        <KeyButton hotkey="Ctrl+D" sx={plain} data-testid="display" onPress={onDisplay}>{muted ? `${t('display.open')} · ${t('display.muted')}` : t('display.open')}</KeyButton>
        <KeyButton sx={plain} onPress={() => setPrefs({ locale: locale === 'en' ? 'zh-CN' : 'en' })}>{t('app.language')}</KeyButton>
        <Box sx={{ fontWeight: 700 }}>{person?.name ?? t('app.signed-out')}</Box>
        {person ? <KeyButton hotkey="Ctrl+L" sx={plain} data-testid="lock" onPress={onLock}>{t('app.lock')}</KeyButton> : null}
        <Box sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 700, fontSize: 17 }}>{dayTime(new Date(now).toISOString(), now)}</Box>
      </Box>
      {!info.practice ? null : (
        <Box sx={{ color: '#2b1a00', fontWeight: 800, fontSize: 17, display: 'flex', alignItems: 'center', px: 2, py: 0.5, background: 'repeating-linear-gradient(135deg, #ffc73a 0 22px, #ffdb80 22px 44px)' }}>
          <Box role="note" sx={{ flex: 1, textAlign: 'center' }}>{t('app.practice')}</Box>
          {scanner}
        </Box>
      )}
    </Box>
  )
}
