import { useState } from 'react'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { PatientStrip } from '../../kit/bench/patient-strip.tsx'
import { RequestLines } from '../../kit/bench/request-lines.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { VerdictInView } from '../../kit/bench/verdict-in-view.tsx'
import { CandidatesSection } from './candidates-section.tsx'
import type { MatchSession } from './match-session.ts'
import { ConcludeBanner } from './conclude-banner.tsx'
import { ElectronicAid } from './electronic-aid.tsx'
import { MatchesSection } from './matches-section.tsx'
import { PendingMatches } from './pending-matches.tsx'
import { PickUnitDialog } from './pick-unit-dialog.tsx'
import { ReceiveSampleDialog } from './receive-sample-dialog.tsx'
import { ResultPanel } from './result-panel.tsx'
import { SamplesSection } from './samples-section.tsx'
import { useMatchScan } from './use-testing-scan.tsx'
import { WorkDialog } from './work-dialog.tsx'
import type { Work } from './work-dialog.tsx'

export interface RequestWorkProps {
  readonly view: OutputOf<'testing.request'>
  readonly session: MatchSession
}

/** One request at the testing bench: its tubes, the bags tried against them, the results that wait for the signature. */
export function RequestWork({ view, session }: RequestWorkProps) {
  const t = useTexts(testingText)
  const g = useTexts(groupingText)
  const [receiving, setReceiving] = useState(false)
  const [several, setSeveral] = useState<readonly string[]>([])
  const [work, setWork] = useState<Work | null>(null)
  const panel = useMatchScan({ view, onSeveral: setSeveral })
  const { unit, pending, method } = session
  const tube = view.samples.at(-1)
  const idle = tube === undefined ? t('idle.sample') : tube.state === 'accepted' && tube.abo === null ? g('idle.group') : t('idle.bag')
  const received = (number: string, rejected: boolean, grouped: boolean): void => {
    setReceiving(false)
    panel.show(rejected ? { kind: 'attention', title: t('sample.rejected', { number }), next: t('sample.rejected-next') } : { kind: 'accept', title: t('sample.received', { number }), next: grouped ? t('idle.bag') : g('idle.group') })
  }
  const worked = (verdict: VerdictModel): void => {
    setWork(null)
    panel.show(verdict)
  }
  return (
    <>
      <PatientStrip patient={view.patient}><RequestLines view={view} /></PatientStrip>
      <VerdictInView shown={panel.shown} idle={idle} busy={panel.busy} />
      {unit ? <ResultPanel key={unit.id} unit={unit} method={method} show={panel.show} /> : null}
      <PendingMatches view={view} pending={pending} show={panel.show} />
      {tube?.state === 'accepted' ? <ConcludeBanner key={tube.id} sampleId={tube.id} disabled={unit !== null} onDone={worked} /> : null}
      <SamplesSection samples={view.samples} disabled={unit !== null} onReceive={() => setReceiving(true)} onWork={setWork} />
      <CandidatesSection view={view} hidden={[...pending.map((p) => p.unit.id), ...(unit ? [unit.id] : [])]} disabled={unit !== null} onTake={panel.take} />
      <ElectronicAid view={view} />
      <MatchesSection matches={view.matches} />
      {receiving ? <ReceiveSampleDialog view={view} onDone={received} onClose={() => setReceiving(false)} /> : null}
      {work === null ? null : <WorkDialog key={`${work.kind}${work.id}`} work={work} onDone={worked} onClose={() => setWork(null)} />}
      {several.length > 0 ? <PickUnitDialog unitIds={several} onPick={panel.take} onClose={() => setSeveral([])} /> : null}
    </>
  )
}
