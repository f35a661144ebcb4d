import Box from '@mui/material/Box'
import { useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { PatientStrip } from '../../kit/bench/patient-strip.tsx'
import { BloodGroupBadge } from '../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../kit/bench/din-text.ts'
import { RequestLines } from '../../kit/bench/request-lines.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Section } from '../../kit/data/section.tsx'
import { SecondPersonDialog } from '../../kit/dialog/second-person-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { VerdictInView } from '../../kit/bench/verdict-in-view.tsx'
import { AppearancePanel } from './appearance-panel.tsx'
import { IssueList } from './issue-list.tsx'
import { isIssuing, signableBags, startIssue, undecidedBags, waitingBags } from './issue-session.ts'
import type { IssueSession } from './issue-session.ts'
import { MatchedBags } from './matched-bags.tsx'
import { OfflineNote } from './offline-note.tsx'
import type { IssueOutcome, IssueRun } from './use-issue-run.ts'
import { useUndecided } from './use-undecided.ts'

export interface IssueWorkProps {
  readonly view: OutputOf<'testing.request'>
  readonly session: IssueSession
  readonly panel: ScanPanel
  readonly run: IssueRun
}

/** One pick-up: the patient, the bag in the hand, the bags that go. */
export function IssueWork({ view, session, panel, run }: IssueWorkProps) {
  const t = useTexts(issuingText)
  const c = useTexts(connectionText)
  const [signing, setSigning] = useState(false)
  const openSlip = useBenchCall('shell.openSlip')
  const { patient, request } = view
  const { pair, checked, bags } = session
  const waiting = signableBags(session)
  const undecided = undecidedBags(session).length
  const issued = bags.filter((bag) => bag.state === 'issued')
  const slips = [...new Set(issued.flatMap((bag) => (bag.slipFile === null ? [] : [bag.slipFile])))]
  const running = isIssuing(session) || run.slip.busy
  const half = pair.label !== null || pair.bag !== null
  const ready = waiting.length > 0 && checked === null && !half && !running
  const done = issued.length > 0 && waitingBags(session).length === 0 && checked === null && !half && !running

  const next = (): void => {
    startIssue(null)
    panel.clear()
  }
  const sign = (): void => setSigning(true)
  const say = (outcome: IssueOutcome): void => {
    const counts = { issued: outcome.issued, refused: outcome.refused, name: patient.name }
    const group = patient.abo === null ? null : { abo: patient.abo, rhd: patient.rhd }
    const aside = <BloodGroupBadge group={group} size="large" />
    if (outcome.undecided > 0) panel.show({ kind: 'attention', title: c('undecided.title'), reason: c('undecided.reason', { count: outcome.undecided }), next: c('undecided.next'), aside })
    else if (outcome.refused === 0) panel.show({ kind: 'accept', title: t('done.title', counts), next: t('done.next'), aside })
    else panel.show({ kind: outcome.issued === 0 ? 'refuse' : 'attention', title: t('done.some', counts), reason: t('done.some-reason'), next: t('done.some-next'), aside })
  }
  const onSigned = async (signature: string): Promise<void> => {
    setSigning(false)
    say(await run.run(signature))
  }
  useUndecided({ undecided, askAgain: run.askAgain, onAnswer: say })
  useHotkey('Enter', sign, { enabled: ready && !signing })
  const idle = undecided > 0 ? c('undecided.title') : pair.label ? t('idle.din', { number: pair.label.selfNumber }) : pair.bag ? t('idle.label', { din: dinText(pair.bag.din) }) : t('idle.bag')
  return (
    <>
      <PatientStrip patient={patient}><RequestLines view={view} /></PatientStrip>
      <OfflineNote />
      <VerdictInView shown={panel.shown} idle={idle} busy={panel.busy} />
      {run.progress ? <Progress label={t(run.waitingCore ? 'run.waiting' : 'run.running')} done={run.progress.done} total={run.progress.total} /> : null}
      {checked ? <AppearancePanel checked={checked} defect={session.defect} show={panel.show} /> : null}
      <Section
        flush
        title={t('list.title', { count: waiting.length, issued: issued.length })}
        actions={
          done ? (
            <KeyButton hotkey="Enter" variant="contained" data-testid="issue-next" onPress={next}>{t('done.button')}</KeyButton>
          ) : (
            <KeyButton hotkey="F9" variant="contained" color="success" data-testid="issue-confirm" disabled={!ready} onPress={sign} sx={{ fontSize: 18, fontWeight: 800, px: 3 }}>
              {t('issue.button', { count: waiting.length })}
            </KeyButton>
          )
        }
      >
        <IssueList bags={bags} locked={running} />
        {slips.length > 0 ? (
          <Box sx={{ px: 2, py: 1, borderTop: '1px solid #e3e8ee', background: '#dff3e4', color: '#0b4a22', fontWeight: 700 }}>
            ✓ {t('slip.made')} {slips.map((file) => <Box component="span" key={file} data-testid="slip-file" sx={{ fontFamily: 'monospace', mr: 2 }}>{file}</Box>)}
            {slips.map((file, i) => (
              <KeyButton key={file} size="small" variant="outlined" data-testid="open-slip" onPress={() => openSlip.run({ file })} {...(i === 0 ? { hotkey: 'O' } : {})}>{t('slip.open')}</KeyButton>
            ))}
            {openSlip.error ? <ErrorPanel error={openSlip.error} /> : null}
          </Box>
        ) : null}
        {run.slip.error ? <Box sx={{ p: 1.5 }}><ErrorPanel error={run.slip.error} /><Box sx={{ mt: 1 }}>{t('slip.failed')}</Box></Box> : null}
        {!running && issued.some((bag) => bag.slipFile === null) ? (
          <Box sx={{ px: 1.5, py: 1 }}><KeyButton hotkey="P" onPress={run.makeSlip}>{t('slip.again')}</KeyButton></Box>
        ) : null}
      </Section>
      <MatchedBags view={view} collected={bags.map((bag) => bag.unit.id)} />
      <SecondPersonDialog open={signing} purpose="issuing.issue" uses={Math.max(1, waiting.length)} title={t('sign.title')} onClose={() => setSigning(false)} onSigned={({ signature }) => void onSigned(signature)}>
        <Box sx={{ fontSize: 18 }}>
          <strong>{t('sign.who', { name: patient.name, number: request.number, record: patient.recordNumber })}</strong>
          <Box component="ul" sx={{ my: 1, pl: 3 }}>
            {waiting.map((bag) => <li key={bag.unit.id}>{bag.selfNumber} · {dinText(bag.din)} · <BloodGroupBadge size="small" group={{ abo: bag.unit.abo, rhd: bag.unit.rhd }} /> · {bag.unit.componentName} {bag.unit.quantityText}</li>)}
          </Box>
        </Box>
      </SecondPersonDialog>
    </>
  )
}
