import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { testingText } from '../../../shared/text/testing-text.ts'
import { useStore } from '../../bridge/store.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { useSession } from '../../bridge/use-session.ts'
import { EmptyState } from '../../kit/data/empty-state.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Progress } from '../../kit/data/progress.tsx'
import { Screen } from '../../kit/data/screen.tsx'
import { ConfirmDialog } from '../../kit/dialog/confirm-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { ChooseScreen } from './choose-screen.tsx'
import { changeMatches, keepMatchesFor, matchSession } from './match-session.ts'
import { RequestWork } from './request-work.tsx'

/** F5: requests, samples, cross-matches. `?request=<id>` is the one that is open; unsigned results bring their request back. */
export default function TestingScreen() {
  const [params, setParams] = useSearchParams()
  const requestId = params.get('request')
  useEffect(() => {
    const { pending, requestId: unfinished } = matchSession.get()
    if (requestId === null && pending.length > 0) setParams({ request: unfinished }, { replace: true })
  }, [requestId, setParams])
  if (requestId === null) return <ChooseScreen onOpen={(id) => setParams({ request: id })} />
  return <OpenRequest key={requestId} requestId={requestId} onBack={() => setParams({})} />
}

function OpenRequest({ requestId, onBack }: { readonly requestId: string; readonly onBack: () => void }) {
  const t = useTexts(testingText)
  const session = useStore(matchSession)
  const userId = useSession().data?.person?.userId
  const view = useBenchQuery('testing.request', { requestId })
  const [leaving, setLeaving] = useState(false)
  const elsewhere = session.userId === userId && session.requestId !== requestId && session.pending.length > 0
  useEffect(() => {
    if (userId !== undefined && !elsewhere) keepMatchesFor(userId, requestId)
  }, [userId, requestId, elsewhere])
  if (elsewhere) return <UnsignedElsewhere />
  const drop = (): void => {
    changeMatches({ unit: null, pending: [] })
    onBack()
  }
  const back = (): void => {
    if (session.pending.length > 0) setLeaving(true)
    else drop()
  }
  return (
    <Screen title={t('title')} actions={<KeyButton hotkey="Esc" data-testid="testing-back" onPress={back}>{t('back')}</KeyButton>}>
      {view.error ? <ErrorPanel error={view.error.error} onRetry={() => view.refetch()} /> : null}
      {view.isPending ? <Progress label={t('loading')} /> : null}
      {view.data && session.requestId === requestId ? <RequestWork view={view.data} session={session} /> : null}
      <ConfirmDialog open={leaving} danger title={t('leave.title', { count: session.pending.length })} confirmLabel={t('leave.confirm')} onConfirm={drop} onClose={() => setLeaving(false)}>
        {t('leave.body')}
      </ConfirmDialog>
    </Screen>
  )
}

/** Came here by search while another request has unsigned results: they are neither lost nor signed by mistake. */
function UnsignedElsewhere() {
  const t = useTexts(testingText)
  const session = useStore(matchSession)
  const [, setParams] = useSearchParams()
  return (
    <Screen title={t('title')}>
      <EmptyState title={t('other.title', { count: session.pending.length })} next={t('other.next')} />
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'center' }}>
        <KeyButton hotkey="Enter" variant="contained" onPress={() => setParams({ request: session.requestId })}>{t('other.back')}</KeyButton>
        <KeyButton hotkey="Delete" color="error" onPress={() => changeMatches({ unit: null, pending: [] })}>{t('other.drop')}</KeyButton>
      </Box>
    </Screen>
  )
}
