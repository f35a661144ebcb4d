import Box from '@mui/material/Box'
import type { SessionPerson } from '../bridge/use-session.ts'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { setPrefs, usePrefs } from '../kit/prefs.ts'
import { useText } from '../kit/text/use-text.ts'
import { dayTime } from '../kit/time/time-words.ts'
import { useNow } from '../kit/time/use-now.ts'
import { StateChips } from './state-chips.tsx'
import type { FrameInfo } from './use-frame-info.ts'

export interface TopBarProps {
  readonly info: FrameInfo
  readonly person: SessionPerson | null
  readonly onSearch: () => void
  readonly onLock: () => Promise<unknown>
}

const plain = { color: '#fff', borderColor: 'rgba(255,255,255,.4)', minHeight: 36, fontSize: 14, py: 0.25 } as const

export function TopBar({ info, person, onSearch, onLock }: TopBarProps) {
  const t = useText()
  const { locale, muted } = usePrefs()
  const now = useNow()
  return (
    <Box component="header" sx={{ background: '#0a3558', color: '#fff' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 0.75, flexWrap: 'wrap' }}>
        <Box sx={{ fontWeight: 800, fontSize: 17, lineHeight: 1.2 }}>{info.hospitalName || t('app.name')}</Box>
        <Box sx={{ flex: 1 }}><StateChips info={info} /></Box>
        {person ? <KeyButton hotkey="Ctrl+K" sx={plain} onPress={onSearch}>{t('app.search')}</KeyButton> : null}
        <KeyButton sx={plain} onPress={() => setPrefs({ muted: !muted })}>{t(muted ? 'app.unmute' : 'app.mute')}</KeyButton>
        <KeyButton sx={plain} onPress={() => setPrefs({ locale: locale === 'en' ? 'zh-CN' : 'en' })}>{t('app.language')}</KeyButton>
        <Box sx={{ fontWeight: 700 }}>{person?.name ?? t('app.signed-out')}</Box>
        {person ? <KeyButton hotkey="Ctrl+L" sx={plain} onPress={onLock}>{t('app.lock')}</KeyButton> : null}
        <Box sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 700, fontSize: 17 }}>{dayTime(new Date(now).toISOString(), now)}</Box>
      </Box>
      {!info.practice ? null : (
        <Box role="note" sx={{ color: '#2b1a00', fontWeight: 800, fontSize: 17, textAlign: 'center', py: 0.5, background: 'repeating-linear-gradient(135deg, #ffc73a 0 22px, #ffdb80 22px 44px)' }}>
          {t('app.practice')}
        </Box>
      )}
    </Box>
  )
}
