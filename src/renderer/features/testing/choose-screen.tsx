import { useState } from 'react'
import { groupingText } from '../../../shared/text/grouping-text.ts'
import { testingText } from '../../../shared/text/testing-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { RequestList } from '../../kit/bench/request-list.tsx'
import { VerdictInView } from '../../kit/bench/verdict-in-view.tsx'
import { ChoiceKeys } from '../../kit/data/choice-keys.tsx'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { useListScan } from './use-list-scan.tsx'
import { WorkDialog } from './work-dialog.tsx'
import type { Work } from './work-dialog.tsx'
import { DoneList, MatchWorklist, SampleWorklist } from './worklists.tsx'

const tabs = ['requests', 'samples', 'matches', 'done'] as const

/** F5: the worklists. A request, a tube, a wristband or a bag is found by its scan on any of them. */
export function ChooseScreen({ onOpen }: { readonly onOpen: (requestId: string) => void }) {
  const t = useTexts(testingText)
  const g = useTexts(groupingText)
  const open = useBenchQuery('testing.requests', { open: true })
  const work = useBenchQuery('testing.worklists', {})
  const [tab, setTab] = useState<(typeof tabs)[number]>('requests')
  const [patientId, setPatientId] = useState<string | null>(null)
  const [dialog, setDialog] = useState<Work | 'register' | 'policy' | null>(null)
  const all = open.data?.requests ?? []
  const rows = patientId === null ? all : all.filter((row) => row.patient.id === patientId)
  const panel = useListScan({
    requests: all,
    samples: work.data?.samples ?? [],
    onOpen,
    onWork: setDialog,
    onPatient: (id) => {
      setTab('requests')
      setPatientId(id)
    }
  })
  const counts = { requests: all.length, samples: work.data?.samples.length ?? 0, matches: work.data?.matches.length ?? 0, done: work.data?.done.length ?? 0 }
  const done = (verdict: VerdictModel): void => {
    setDialog(null)
    panel.show(verdict)
  }
  const close = (): void => setDialog(null)
  const title = (
    <>
      <KeyButton hotkey="," data-testid="testing-policy" onPress={() => setDialog('policy')}>{g('policy.button')}</KeyButton>
      <KeyButton hotkey="N" variant="contained" data-testid="register-request" onPress={() => setDialog('register')}>{t('register.button')}</KeyButton>
    </>
  )
  return (
    <Screen title={t('title')} actions={title}>
      <VerdictInView shown={panel.shown} idle={g('idle.list')} busy={panel.busy} />
      <ChoiceKeys value={tab} onChange={setTab} choices={tabs.map((value) => ({ value, label: g(`tab.${value}`, { count: counts[value] }) }))} />
      {open.error ? <ErrorPanel error={open.error.error} onRetry={() => open.refetch()} /> : null}
      {work.error ? <ErrorPanel error={work.error.error} onRetry={() => work.refetch()} /> : null}
      {open.isPending || work.isPending ? <Progress label={t('loading')} /> : null}
      {tab === 'requests' && !open.isPending ? (
        <Section flush title={t('requests.title', { count: rows.length })} actions={patientId === null ? null : <KeyButton hotkey="A" onPress={() => setPatientId(null)}>{t('requests.all')}</KeyButton>}>
          <RequestList rows={rows} onOpen={(row) => onOpen(row.id)} empty={<EmptyState title={t('requests.empty')} next={t('requests.empty-next')} />} />
        </Section>
      ) : null}
      {tab === 'samples' && work.data ? <SampleWorklist lists={work.data} onOpen={(s) => setDialog({ kind: s.needs.includes('group') ? 'group' : 'screen', id: s.id })} /> : null}
      {tab === 'matches' && work.data ? <MatchWorklist lists={work.data} onOpen={onOpen} /> : null}
      {tab === 'done' && work.data ? <DoneList lists={work.data} onOpen={onOpen} /> : null}
      {dialog === 'register' ? <RegisterDialog onDone={onOpen} onClose={close} /> : null}
      {dialog === 'policy' ? <PolicyDialog onClose={close} /> : null}
      {dialog !== null && typeof dialog === 'object' ? <WorkDialog key={`${dialog.kind}${dialog.id}`} work={dialog} onDone={done} onClose={close} /> : null}
    </Screen>
  )
}
