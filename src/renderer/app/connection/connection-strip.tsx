import Box from '@mui/material/Box'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { ageOfInstant, ageOfMs } from '../../kit/connection/age-of-instant.ts'
import { connectionLevel, needsStrip, SKEW_MS } from '../../kit/connection/connection-look.ts'
import { useAgeWords } from '../../kit/connection/use-age-words.ts'
import { isCutOff, issuesOffline, useConnection } from '../../kit/connection/use-connection.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { shortTime } from '../../kit/time/time-words.ts'
import { useNow } from '../../kit/time/use-now.ts'

/** One line under the top bar while the connection changes what may be done here. Not there when all is well. */
export function ConnectionStrip({ onOpen }: { readonly onOpen: () => void }) {
  const t = useTexts(connectionText)
  const age = useAgeWords()
  const now = useNow()
  const c = useConnection()
  if (c === undefined || !needsStrip(c)) return null
  const bad = connectionLevel(c) === 'bad'
  const away = c.state !== 'online'
  const parts = [
    away ? t(`state.${c.state}`) : '',
    away ? (c.lastSyncAt === null ? t('strip.never') : t('strip.last', { at: shortTime(c.lastSyncAt, now) })) : '',
    c.state === 'revoked' ? t('strip.revoked') : '',
    c.pending > 0 && c.oldestPendingAt !== null ? t('strip.pending', { count: c.pending, age: age(ageOfInstant(c.oldestPendingAt, now)) }) : '',
    c.undecided > 0 ? t('strip.undecided', { count: c.undecided }) : '',
    issuesOffline(c) && c.state !== 'revoked' ? (c.allowedNow.issue === null ? t(isCutOff(c) ? 'strip.issue' : 'strip.issue-own') : t('offline.no')) : '',
    c.toRead > 0 ? t('strip.to-read', { count: c.toRead }) : '',
    Math.abs(c.clockSkewMs) >= SKEW_MS ? t('strip.skew', { age: age(ageOfMs(Math.abs(c.clockSkewMs))), direction: t(c.clockSkewMs > 0 ? 'skew.behind' : 'skew.ahead') }) : ''
  ].filter((part) => part !== '')
  return (
    <Box role="status">
      <Box
        component="button" type="button" data-testid="connection-strip" onClick={onOpen}
        style={bad ? { background: '#fde3e1', color: '#7a0f12' } : { background: '#fff0c7', color: '#5b3a00' }}
        sx={{ font: 'inherit', border: 0, borderBottom: '1px solid #d5b36a', textAlign: 'left', cursor: 'pointer', px: 2, py: 0.75, minHeight: 40, fontWeight: 700, width: '100%', '&:focus-visible': { outlineOffset: '-3px !important' } }}
      >
        {bad ? '✕' : '⚠'} {parts.join(' · ')}
      </Box>
    </Box>
  )
}
