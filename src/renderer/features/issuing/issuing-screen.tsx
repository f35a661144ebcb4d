import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import { useStore } from '../../bridge/store.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useSession } from '../../bridge/use-session.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { StepBar } from '../../kit/data/step-bar.tsx'
import type { Step } from '../../kit/data/step-bar.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { VerdictInView } from '../../kit/bench/verdict-in-view.tsx'
import { ChooseRequest } from './choose-request.tsx'
import { HandOverBar } from './hand-over-bar.tsx'
import { forgetHeldElsewhere } from './held-elsewhere.ts'
import { isBusy, isIssuing, issueSession, keepIssueFor, waitingBags } from './issue-session.ts'
import { IssueWork } from './issue-work.tsx'
import { LeaveButton } from './leave-button.tsx'
import { RecentIssues } from './recent-issues.tsx'
import { useIssueRun } from './use-issue-run.ts'
import { useIssueScan } from './use-issue-scan.ts'

/** F6: the nurse at the counter. Slip, bags with appearance, two signatures. `?request=` opens one from elsewhere. */
export default function IssuingScreen() {
  const t = useTexts(issuingText)
  const session = useStore(issueSession)
  const userId = useSession().data?.person?.userId
  const [params, setParams] = useSearchParams()
  const [patientId, setPatientId] = useState<string | null>(null)
  const run = useIssueRun()
  const running = isIssuing(session)
  const open = useBenchQuery('testing.requests', { open: true })
  const rows = open.data?.requests ?? []
  const view = useBenchQuery('testing.request', { requestId: session.requestId ?? '' }, { enabled: session.requestId !== null })
  const panel = useIssueScan({ rows, onPatient: setPatientId, issuing: running })
  const asked = params.get('request')

  useEffect(() => {
    if (userId !== undefined) keepIssueFor(userId)
  }, [userId])
  useEffect(() => {
    if (asked === null || userId === undefined) return
    setParams({}, { replace: true })
    const now = issueSession.get()
    if (now.requestId === asked) return
    if (isBusy(now)) panel.show({ kind: 'attention', title: t('open.busy'), next: t('next.finish-first') })
    else void panel.open(asked)
  }, [asked, userId, setParams, panel, t])

  const chosen = session.requestId !== null
  const fresh = (): void => {
    forgetHeldElsewhere()
    panel.clear()
    setPatientId(null)
  }
  const collected = waitingBags(session).length
  const done = session.bags.length > 0 && collected === 0 && session.checked === null
  const state = (step: number, now: number): Step['state'] => (step < now ? 'done' : step === now ? 'now' : 'todo')
  const now = !chosen ? 0 : running ? 2 : done ? 3 : 1
  return (
    <Screen title={t('title')} actions={chosen ? <LeaveButton session={session} disabled={running} clear={fresh} /> : null}>
      <StepBar steps={[{ key: 'slip', label: t('step.slip'), state: state(0, now) }, { key: 'bags', label: t('step.bags', { count: collected }), state: state(1, now) }, { key: 'sign', label: t('step.sign'), state: state(2, now) }]} />
      {chosen ? null : <VerdictInView shown={panel.shown} idle={t('idle.request')} busy={panel.busy} />}
      {chosen ? <HandOverBar show={panel.show} /> : null}
      {chosen && view.data ? <IssueWork view={view.data} session={session} panel={{ ...panel, clear: fresh }} run={run} /> : null}
      {chosen && view.isPending ? <Progress label={t('loading')} /> : null}
      {chosen && view.error ? <ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /> : null}
      {chosen ? null : (
        <>
          {open.error ? <ErrorPanel error={open.error.error} onRetry={() => open.refetch()} /> : null}
          {open.isPending ? <Progress label={t('loading')} /> : <ChooseRequest rows={rows} patientId={patientId} onAllPatients={() => setPatientId(null)} onOpen={panel.open} />}
          <RecentIssues show={panel.show} />
        </>
      )}
    </Screen>
  )
}
