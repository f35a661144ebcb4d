import Box from '@mui/material/Box'
import { connectionText } from '../../../../shared/text/connection-text.ts'
import { useConnection } from '../../../kit/connection/use-connection.ts'
import { Progress } from '../../../kit/data/progress.tsx'
import { Section } from '../../../kit/data/section.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

/** Which server this bench belongs to and under which name. Joining is the first step of a new bench, not a setting: see the first run. */
export function ServerTab() {
  const t = useTexts(connectionText)
  const c = useConnection()
  if (c === undefined) return <Progress label={t('tab')} />
  if (c.mode === 'alone') {
    return (
      <Section title={t('tab')}>
        <Box sx={{ fontSize: 18, fontWeight: 700 }}>○ {t('tab.alone')}</Box>
        <Box sx={{ color: 'text.secondary', mt: 1 }}>{t('tab.alone-help')}</Box>
      </Section>
    )
  }
  const facts = [['panel.server', `${c.serverName ?? ''} · ${c.serverUrl ?? ''}`], ['panel.bench', c.benchName ?? '']] as const
  return (
    <>
      {c.state === 'online' ? null : <Note kind="warn">⚠ {t(`state.${c.state}`)} — {t(`say.${c.state}`, { server: c.serverName ?? '' })}</Note>}
      <Section title={t('tab')}>
        <Box component="dl" data-testid="server-facts" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.75, fontSize: 17 }}>
          {facts.map(([key, value]) => (
            <Box key={key} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>{t(key)}</Box>
              <Box component="dd" sx={{ m: 0, fontWeight: 700, overflowWrap: 'anywhere' }}>{value}</Box>
            </Box>
          ))}
        </Box>
        <Box sx={{ color: 'text.secondary', mt: 1.5 }}>{t('tab.joined')}</Box>
      </Section>
    </>
  )
}
