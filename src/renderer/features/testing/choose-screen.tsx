import { useState } from 'react'
import { testingText } from '../../../shared/text/testing-text.ts'
import { call } from '../../bridge/call.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { RequestList } from '../../kit/bench/request-list.tsx'
import { useCodeWords } from '../../kit/bench/use-code-words.ts'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useScan } from '../../kit/scan/use-scan.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useRefusalVerdict } from '../../kit/verdict/use-refusal-verdict.ts'
import { VerdictInView } from '../../kit/bench/verdict-in-view.tsx'
import { RegisterDialog } from './register-dialog.tsx'

/** Open requests: by scan of the form, the tube or the wristband, or by keys. */
export function ChooseScreen({ onOpen }: { readonly onOpen: (requestId: string) => void }) {
  const t = useTexts(testingText)
  const words = useCodeWords()
  const toRefusal = useRefusalVerdict()
  const open = useBenchQuery('testing.requests', { open: true })
  const [patientId, setPatientId] = useState<string | null>(null)
  const [registering, setRegistering] = useState(false)
  const all = open.data?.requests ?? []
  const rows = patientId === null ? all : all.filter((row) => row.patient.id === patientId)

  const panel = useScan(async ({ raw }) => {
    const known = await call('traceability.identify', { raw })
    if (!known.ok) return toRefusal(known.error, t('scan.unanswered'))
    const code = known.value
    if (code.kind === 'request' || code.kind === 'sample') {
      onOpen(code.requestId)
      return { kind: 'accept', title: words(code) }
    }
    if (code.kind !== 'patient') return { kind: 'attention', title: words(code), reason: t('expected.request') }
    const own = all.filter((row) => row.patient.id === code.patientId)
    const [only] = own
    if (only === undefined) return { kind: 'attention', title: t('patient.none'), next: t('patient.none-next') }
    if (own.length === 1) onOpen(only.id)
    else setPatientId(code.patientId)
    return { kind: 'accept', title: t('patient.found', { name: only.patient.name, count: own.length }) }
  })
  return (
    <Screen title={t('title')} actions={<KeyButton hotkey="N" variant="contained" data-testid="register-request" onPress={() => setRegistering(true)}>{t('register.button')}</KeyButton>}>
      <VerdictInView shown={panel.shown} idle={t('idle.request')} busy={panel.busy} />
      {open.error ? <ErrorPanel error={open.error.error} onRetry={() => open.refetch()} /> : null}
      {open.isPending ? <Progress label={t('loading')} /> : (
        <Section flush title={t('requests.title', { count: rows.length })} actions={patientId === null ? null : <KeyButton hotkey="A" onPress={() => setPatientId(null)}>{t('requests.all')}</KeyButton>}>
          <RequestList rows={rows} onOpen={(row) => onOpen(row.id)} empty={<EmptyState title={t('requests.empty')} next={t('requests.empty-next')} />} />
        </Section>
      )}
      {registering ? <RegisterDialog onDone={onOpen} onClose={() => setRegistering(false)} /> : null}
    </Screen>
  )
}
