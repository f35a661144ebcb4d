import Box from '@mui/material/Box'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { dinText } from '../../kit/bench/din-text.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { shortTime } from '../../kit/time/time-words.ts'
import { useNow } from '../../kit/time/use-now.ts'

/** What the server refused or took with a case, until somebody says that they read it. Nothing when there is nothing. */
export function OutcomeList() {
  const t = useTexts(connectionText)
  const term = useTerm()
  const now = useNow()
  const refusalText = useRefusalText()
  const rows = useBenchQuery('sync.outcomes', {}).data?.outcomes ?? []
  const seen = useBenchCall('sync.seen')
  if (rows.length === 0) return null
  const read = (): Promise<unknown> => seen.run({ commandIds: rows.slice(0, 100).map((row) => row.commandId) })
  return (
    <Section flush title={t('outcomes.title', { count: rows.length })} actions={<KeyButton hotkey="R" size="small" data-testid="outcomes-seen" onPress={read}>{t('outcomes.seen')}</KeyButton>}>
      {seen.error ? <ErrorPanel error={seen.error} /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 220, overflow: 'auto' }} tabIndex={0}>
        {rows.map((row) => (
          <Box component="li" key={row.commandId} data-outcome={row.outcome} data-code={row.refusal?.code} sx={{ px: 2, py: 1, borderTop: '1px solid #e3e8ee', overflowWrap: 'anywhere' }}>
            <Box sx={{ fontWeight: 700 }}>
              <span style={{ color: '#a50f17' }}>{row.outcome === 'refused' ? '✕' : '⚠'} {t(`outcomes.${row.outcome}`)}</span>
              {' · '}
              {t('outcomes.line', { at: shortTime(row.occurredAt, now), actor: row.actor, what: term('auditAction', row.name) })}
              {row.unit ? ` · ${row.unit.selfNumber ?? '—'} · ${dinText(row.unit.din)}` : ''}
            </Box>
            {row.refusal ? <Box>{refusalText(row.refusal)}</Box> : null}
            {row.caseId === null ? null : <Box>{t('outcomes.case')}</Box>}
          </Box>
        ))}
      </Box>
    </Section>
  )
}
