import Box from '@mui/material/Box'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import { DataTable } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { FindingKeys } from './finding-keys.tsx'
import type { CompleteScan } from './receiving-state.ts'
import type { ReceivingWork } from './use-receiving-scan.tsx'

/** A bag that differs or looks wrong: both values side by side, and one key for what becomes of it. */
export function DecisionPanel({ scan, work }: { readonly scan: CompleteScan; readonly work: ReceivingWork }) {
  const t = useTexts(receivingText)
  const rows = work.differences(scan)
  const extra = scan.findings.includes('extra')
  const named = scan.findings.length > 0 || work.state.seen.length > 0
  const quarantine = { 'data-testid': 'quarantine', variant: 'contained', color: 'warning', disabled: !named, onPress: () => work.decide('quarantine') } as const
  const actions = (
    <>
      {named ? null : <KeyButton hotkey="A" data-testid="accept" variant="contained" color="success" onPress={() => work.decide('accept')}>{t('decision.accept')}</KeyButton>}
      <KeyButton hotkey={extra ? 'E' : 'Q'} {...quarantine}>{t(extra ? 'decision.extra' : 'decision.quarantine')}</KeyButton>
      <KeyButton hotkey="R" data-testid="reject" variant="contained" color="error" disabled={!named} onPress={() => work.decide('reject')}>{t('decision.reject')}</KeyButton>
      <KeyButton hotkey="X" data-testid="put-aside" onPress={work.putAside}>{t('put-aside')}</KeyButton>
    </>
  )
  return (
    <Section title={t('decision.title', { din: dinText(scan.bag.din) })} actions={actions}>
      {rows.length === 0 ? null : (
        <DataTable
          label={t('diff.what')}
          rows={rows}
          rowKey={(row) => row.finding}
          tone={() => 'refuse'}
          columns={[
            { key: 'what', header: t('diff.what'), cell: (row) => <b>✕ {row.what}</b> },
            { key: 'listed', header: t('diff.listed'), cell: (row) => row.listed },
            { key: 'bag', header: t('diff.bag'), cell: (row) => <b>{row.bag}</b> }
          ]}
        />
      )}
      <Box sx={{ mt: rows.length === 0 ? 0 : 1.5 }}>
        {named ? null : <Box sx={{ mb: 1, fontWeight: 700 }}>{t('decision.need')}</Box>}
        <FindingKeys label={t('seen.title-decision')} seen={work.state.seen} onToggle={work.toggleSeen} />
      </Box>
    </Section>
  )
}
