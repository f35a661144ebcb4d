import Box from '@mui/material/Box'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { issuesOffline, type Connection } from '../../kit/connection/use-connection.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'

const works = ['receive', 'number', 'issue', 'setUp'] as const

/** What may be done at this moment: yes or no, and why, in words. */
export function AllowedList({ connection }: { readonly connection: Connection }) {
  const t = useTexts(connectionText)
  const refusalText = useRefusalText()
  const yes = (work: (typeof works)[number]): string => {
    if (work !== 'issue' || connection.mode === 'alone') return t('allow.yes')
    return t(issuesOffline(connection) ? 'allow.issue-offline' : 'allow.issue-online')
  }
  return (
    <Box component="dl" aria-label={t('panel.allowed')} sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content max-content 1fr', columnGap: 1.5, rowGap: 0.75, alignItems: 'baseline' }}>
      {works.map((work) => {
        const no = connection.allowedNow[work]
        return (
          <Box key={work} data-allowed={work} data-value={no === null ? 'yes' : 'no'} data-code={no?.code} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ fontWeight: 800, fontSize: 17 }}>{t(`allow.${work}`)}</Box>
            <Box component="span" aria-hidden sx={{ fontWeight: 800, color: no === null ? '#0b6b30' : '#a50f17' }}>{no === null ? '✓' : '✕'}</Box>
            <Box component="dd" sx={{ m: 0 }}>{no === null ? yes(work) : <><strong>{t('allow.no')}</strong>：{refusalText(no)}</>}</Box>
          </Box>
        )
      })}
    </Box>
  )
}
