import Box from '@mui/material/Box'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { connectionLevel } from '../../kit/connection/connection-look.ts'
import { useConnection } from '../../kit/connection/use-connection.ts'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { shortTime } from '../../kit/time/time-words.ts'
import { useNow } from '../../kit/time/use-now.ts'

const look = {
  fine: { sign: '●', colour: '#9be0b0', ground: 'transparent' },
  none: { sign: '○', colour: '#c8d6e4', ground: 'transparent' },
  wait: { sign: '◐', colour: '#ffd97a', ground: 'transparent' },
  attention: { sign: '⚠', colour: '#2b1a00', ground: '#ffd97a' },
  bad: { sign: '✕', colour: '#7a0f12', ground: '#ffd9d6' }
} as const

/** Where this bench stands with its server, always in the top bar; the panel behind it on F11. */
export function ConnectionChip({ sx, onOpen }: { readonly sx: object; readonly onOpen: () => void }) {
  const t = useTexts(connectionText)
  const now = useNow()
  const c = useConnection()
  if (c === undefined) return null
  const level = connectionLevel(c)
  const { sign, colour, ground } = look[level]
  const parts = [
    t(`state.${c.state}`),
    c.pending > 0 ? t('chip.pending', { count: c.pending }) : '',
    c.undecided > 0 ? t('chip.undecided', { count: c.undecided }) : '',
    c.toRead > 0 ? t('chip.to-read', { count: c.toRead }) : '',
    level === 'fine' && c.pending === 0 && c.lastSyncAt !== null ? shortTime(c.lastSyncAt, now) : ''
  ].filter((part) => part !== '')
  const loud = ground === 'transparent' ? {} : { background: ground, color: '#2b1a00', '&:hover': { background: ground } }
  return (
    <KeyButton hotkey="F11" title={t('chip.title')} data-testid="connection" data-state={c.state} data-level={level} sx={{ ...sx, ...loud }} onPress={onOpen}>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}><span style={{ color: colour }}>{sign}</span> {parts.join(' · ')}</Box>
    </KeyButton>
  )
}
