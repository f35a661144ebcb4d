import Box from '@mui/material/Box'
import { Suspense, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../bridge/call.ts'
import { useSession } from '../bridge/use-session.ts'
import { EmptyState } from '../kit/data/empty-state.tsx'
import { ErrorPanel } from '../kit/data/error-panel.tsx'
import { useHotkey } from '../kit/keys/use-hotkey.ts'
import { ScanHistory } from '../kit/scan/scan-history.tsx'
import { useScan } from '../kit/scan/use-scan.ts'
import { useText } from '../kit/text/use-text.ts'
import { VerdictWarmUp } from '../kit/verdict/verdict-warm-up.tsx'
import { CoreBanner } from './core-banner.tsx'
import { NavRail } from './nav-rail.tsx'
import { PracticeScanner } from './practice-scanner.tsx'
import { SearchDialog } from './search-dialog.tsx'
import { SignIn } from './sign-in.tsx'
import { TopBar } from './top-bar.tsx'
import { useFrameInfo } from './use-frame-info.ts'

/** What stays on every screen: top bar, workspaces, the last scans, search, lock. */
export function Frame() {
  const t = useText()
  const info = useFrameInfo()
  const session = useSession()
  const client = useQueryClient()
  const go = useNavigate()
  const { pathname } = useLocation()
  const [searching, setSearching] = useState(false)
  const person = session.data?.person ?? null

  // Answers what no screen answers, so that every scan ends with a word.
  useScan(
    ({ raw }) =>
      person
        ? { kind: 'attention', title: t('scan.nobody'), reason: t('scan.nobody-reason', { raw }), next: t('scan.nobody-next') }
        : { kind: 'attention', title: t('scan.signed-out'), next: t('scan.signed-out-next') },
    { priority: -1 }
  )
  useHotkey('Esc', () => void go(pathname.startsWith('/stock/') ? '/stock' : '/'), { enabled: pathname !== '/' })

  const lock = async (): Promise<void> => {
    await call('identity.signOut', {})
    setSearching(false)
    // What one person saw is not kept for the next.
    await client.resetQueries()
  }
  const body = person ? (
    <>
      <NavRail />
      <Box component="main" sx={{ flex: 1, minWidth: 0, overflow: 'auto' }}>
        <Suspense fallback={<EmptyState title={t('app.loading')} />}><Outlet /></Suspense>
      </Box>
      <Box component="aside" sx={{ width: 232, flexShrink: 0, background: '#fff', borderLeft: '1px solid #d5dde5', overflow: 'hidden', display: 'flex', flexDirection: 'column' }}>
        <ScanHistory />
      </Box>
    </>
  ) : (
    <Box component="main" sx={{ flex: 1, minWidth: 0, overflow: 'auto' }}>
      {session.error ? <Box sx={{ p: 2 }}><ErrorPanel error={session.error.error} onRetry={() => session.refetch()} /></Box> : null}
      <Suspense fallback={<EmptyState title={t('app.loading')} />}>{session.isPending ? <EmptyState title={t('app.loading')} /> : <SignIn />}</Suspense>
    </Box>
  )
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <TopBar info={info} person={person} onSearch={() => setSearching(true)} onLock={lock} />
      <CoreBanner />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>{body}</Box>
      {searching && person ? <SearchDialog onClose={() => setSearching(false)} /> : null}
      {info.practice ? <PracticeScanner /> : null}
      <VerdictWarmUp />
    </Box>
  )
}
