import Box from '@mui/material/Box'
import { useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { emergencyText } from '../../../shared/text/emergency-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { useUnitColumns } from '../../kit/bench/use-unit-columns.tsx'
import { DataTable } from '../../kit/data/data-table.tsx'
import type { Column } from '../../kit/data/data-table.tsx'
import { Section } from '../../kit/data/section.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { provisionalPatient } from '../../../shared/domain/testing/provisional-patient.ts'
import { changeEmergency, signableEmergencyBags, startEmergency, waitingEmergencyBags } from './emergency-session.ts'
import type { EmergencyBag, EmergencySession } from './emergency-session.ts'
import { useEmergencyRun, type EmergencyOutcome } from './use-emergency-run.ts'
import type { EmergencyScan } from './use-emergency-scan.tsx'
import { useUndecided } from './use-undecided.ts'

const keys = ['number', 'din', 'group', 'component', 'quantity', 'expires'] as const
const tones = { waiting: undefined, running: 'attention', undecided: 'attention', issued: 'accept', refused: 'refuse' } as const
const signs = { waiting: '○', running: '▶', undecided: '⚠', issued: '✓', refused: '✕' } as const

/** Bags of this emergency, the two signatures, and what became of each bag. */
export function EmergencyBags({ session, panel }: { readonly session: EmergencySession; readonly panel: EmergencyScan }) {
  const t = useTexts(emergencyText)
  const c = useTexts(connectionText)
  const refusalText = useRefusalText()
  const unitColumns = useUnitColumns(keys)
  const run = useEmergencyRun()
  const openSlip = useBenchCall('shell.openSlip')
  const [signing, setSigning] = useState(false)
  const waiting = signableEmergencyBags(session)
  const half = session.pair.label !== null || session.pair.bag !== null
  const known = useBenchQuery('issuing.emergencyPatient', { patientId: session.patient?.patientId ?? '' }, { enabled: session.patient?.kind === 'known' }).data?.patient
  // The second person must see whom it is for: without the name nothing is signed.
  const who = session.patient?.kind === 'unknown' ? provisionalPatient(session.patient.patientId, 'unknown').recordNumber : known ? `${known.name} · ${known.recordNumber}` : null
  const ready = waiting.length > 0 && session.checked === null && session.rhdAsked === null && !half && !run.busy && who !== null
  const last = waiting.at(-1)
  const done = session.bags.length > 0 && waitingEmergencyBags(session).length === 0 && !half && session.checked === null && session.rhdAsked === null && !run.busy

  const say = (outcome: EmergencyOutcome): void => {
    const counts = { issued: outcome.issued, refused: outcome.refused, tasks: outcome.tasks }
    if (outcome.undecided > 0) panel.show({ kind: 'attention', title: c('undecided.title'), reason: c('undecided.reason', { count: outcome.undecided }), next: c('undecided.next') })
    else panel.show({ kind: outcome.refused === 0 ? 'accept' : outcome.issued === 0 ? 'refuse' : 'attention', title: t(outcome.refused === 0 ? 'done.title' : 'done.some', counts), reason: t('done.reason'), next: t('done.next') })
  }
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    say(await run.run(signature))
  }
  useUndecided({ undecided: session.bags.filter((bag) => bag.state === 'undecided').length, askAgain: run.askAgain, onAnswer: say })
  const columns: readonly Column<EmergencyBag>[] = [
    ...unitColumns.map((c): Column<EmergencyBag> => ({ key: c.key, header: c.header, cell: (bag) => c.cell(bag.unit) })),
    {
      key: 'state',
      header: t('list.state'),
      cell: (bag) => (
        <Box data-testid={`emergency-state-${bag.selfNumber}`} data-state={bag.state}>
          <strong>{signs[bag.state]} {t(`bag.${bag.state}`)}</strong>
          {bag.rhdReason ? <Box sx={{ color: '#8a4b00', fontWeight: 700 }}>RhD+ · {bag.rhdReason}</Box> : null}
          {bag.error ? <Box sx={{ color: 'error.main', fontWeight: 700 }}>{refusalText(bag.error)}</Box> : null}
        </Box>
      )
    }
  ]
  return (
    <Section
      flush
      title={t('list.title', { count: waiting.length })}
      actions={
        <>
          {last ? <KeyButton hotkey="Delete" size="small" disabled={run.busy} onPress={() => changeEmergency({ bags: session.bags.filter((b) => b.unit.id !== last.unit.id) })}>{t('list.remove', { number: last.selfNumber })}</KeyButton> : null}
          {done ? <KeyButton hotkey="N" data-testid="emergency-again" onPress={() => { startEmergency(session.userId); panel.clear() }}>{t('done.again')}</KeyButton> : null}
          <KeyButton hotkey="F9" variant="contained" color="error" data-testid="emergency-confirm" disabled={!ready} onPress={() => setSigning(true)} sx={{ fontSize: 18, fontWeight: 800, px: 3 }}>
            {t('issue.button', { count: waiting.length })}
          </KeyButton>
        </>
      }
    >
      <DataTable columns={columns} rows={session.bags} rowKey={(bag) => bag.unit.id} label={t('list.title', { count: waiting.length })} tone={(bag) => tones[bag.state]} empty={<Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>{t('list.empty')}</Box>} />
      {session.slips.length > 0 ? (
        <Box sx={{ px: 2, py: 1, background: '#dff3e4', color: '#0b4a22', fontWeight: 700 }}>
          ✓ {t('slip.made')} {session.slips.map((file) => <KeyButton key={file} size="small" data-testid="emergency-slip" onPress={() => openSlip.run({ file })}>{file}</KeyButton>)}
        </Box>
      ) : null}
      <SecondPersonDialog open={signing} purpose="issuing.emergencyIssue" uses={Math.max(1, waiting.length)} title={t('sign.title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>
          <strong>{t('sign.who', { who: who ?? '—', reason: session.reason, authoriser: session.authoriser })}</strong>
          <Box component="ul" sx={{ my: 1, pl: 3 }}>
            {waiting.map((bag) => <li key={bag.unit.id}>{bag.selfNumber} · {dinText(bag.din)} · <BloodGroupBadge size="small" group={{ abo: bag.unit.abo, rhd: bag.unit.rhd }} /> · {bag.unit.componentName} {bag.unit.quantityText}</li>)}
          </Box>
        </Box>
      </SecondPersonDialog>
    </Section>
  )
}
