import Box from '@mui/material/Box'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { isCutOff, issuesOffline, useConnection } from '../../kit/connection/use-connection.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'

/** The mode of the counter while the server is away: under which rule bags may go, or why none may. An emergency has a rule of its own. */
export function OfflineNote({ emergency = false }: { readonly emergency?: boolean }) {
  const t = useTexts(connectionText)
  const refusalText = useRefusalText()
  const c = useConnection()
  if (c === undefined || !issuesOffline(c)) return null
  const no = emergency && c.state !== 'revoked' ? null : c.allowedNow.issue
  const look = no === null ? { background: '#fff0c7', color: '#5b3a00', borderColor: '#c27c00' } : { background: '#fde3e1', color: '#7a0f12', borderColor: '#c1121f' }
  return (
    <Box role="status" data-testid="offline-issue" data-allowed={no === null ? 'yes' : 'no'} style={look} sx={{ border: '2px solid', borderRadius: 2, px: 2, py: 1, fontSize: 17 }}>
      <strong style={{ fontSize: 20 }}>{no === null ? `⚠ ${t(isCutOff(c) ? 'offline.title' : 'offline.title-own')}` : `✕ ${t('offline.no')}`}</strong>{' '}
      {no === null ? t(emergency ? 'offline.emergency' : 'offline.rule') : refusalText(no)}
    </Box>
  )
}
