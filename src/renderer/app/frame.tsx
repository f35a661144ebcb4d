import Box from '@mui/material/Box'
import { Activity, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../bridge/call.ts'
import { useSession, WorkOf } from '../bridge/use-session.ts'
import type { SessionPerson } from '../bridge/use-session.ts'
import { EmptyState } from '../kit/data/empty-state.tsx'
import { ErrorPanel } from '../kit/data/error-panel.tsx'
import { FRAME_LEVEL } from '../kit/keys/hotkeys.ts'
import { HotkeyLevel, useHotkey } from '../kit/keys/use-hotkey.ts'
import { ScanHistory } from '../kit/scan/scan-history.tsx'
import { ScreenShown } from '../kit/scan/screen-change.ts'
import { ScreenLoading } from '../kit/scan/screen-loading.tsx'
import { useScan } from '../kit/scan/use-scan.ts'
import { useText } from '../kit/text/use-text.ts'
import { VerdictWarmUp } from '../kit/verdict/verdict-warm-up.tsx'
import { ConnectionPanel } from './connection/connection-panel.tsx'
import { ConnectionStrip } from './connection/connection-strip.tsx'
import { CoreBanner } from './core-banner.tsx'
import { DisplayDialog } from './display-dialog.tsx'
import { HelpKeys } from './help-keys.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { NavRail } from './nav-rail.tsx'
import { PracticeScanner, SCANNER_WIDTH } from './practice-scanner.tsx'
import { SearchDialog } from './search-dialog.tsx'
import { FirstRun, SignIn } from './sign-in.tsx'
import { TopBar } from './top-bar.tsx'
import { useFrameInfo } from './use-frame-info.ts'
import { useIdleLock } from './use-idle-lock.ts'

type Shown = 'search' | 'display' | 'connection' | null

/** What stays on every screen: top bar, workspaces, the last scans, search, help, lock. */
export function Frame() {
  const t = useText()
  const info = useFrameInfo()
  const session = useSession()
  const client = useQueryClient()
  const [shown, setShown] = useState<Shown>(null)
  const [scanner, setScanner] = useState(false)
  const person = session.data?.person ?? null
  // The set-up goes on to the sign-in by itself, although the bench then has a person.
  const [first, setFirst] = useState(false)
  const firstRun = session.data?.firstRun ?? false
  const [workOf, setWorkOf] = useState<SessionPerson | null>(null)
  const lastUser = useRef<string | null>(null)
  if (person !== null && person !== workOf) setWorkOf(person)
  if (first !== (person === null && (first || firstRun))) setFirst(!first)

  // Answers what no screen answers, so that every scan ends with a word.
  useScan(
    ({ raw }) =>
      person
        ? { kind: 'attention', title: t('scan.nobody'), reason: t('scan.nobody-reason', { raw }), next: t('scan.nobody-next') }
        : { kind: 'attention', title: t('scan.signed-out'), next: t('scan.signed-out-next') },
    { priority: -1 }
  )
  const lock = async (): Promise<void> => {
    setShown(null)
    await call('identity.signOut', {})
    await client.invalidateQueries({ queryKey: ['identity.session'] })
  }
  const idle = useIdleLock({ enabled: person !== null, minutes: session.data?.idleLockMinutes ?? 10, onLock: lock })
  const userId = person?.userId ?? null
  useEffect(() => {
    if (userId === null) return
    // What one person saw is not kept for the next.
    if (lastUser.current !== null && lastUser.current !== userId) void client.resetQueries()
    lastUser.current = userId
  }, [client, userId])

  const paddingRight = info.practice && scanner ? `${SCANNER_WIDTH}px` : 0
  return (
    <HotkeyLevel value={FRAME_LEVEL}>
      <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        <TopBar info={info} person={person} onSearch={() => setShown('search')} onDisplay={() => setShown('display')} onConnection={() => setShown('connection')} onLock={lock} scanner={info.practice ? <PracticeScanner open={scanner} onOpen={setScanner} /> : null} />
        <CoreBanner />
        <ConnectionStrip onOpen={() => setShown('connection')} />
        {/* Locked, the work rests as it is: hidden, its keys and scans off. Another person starts afresh. */}
        <Activity mode={person ? 'visible' : 'hidden'}>
          <Box style={{ paddingRight }} sx={{ flex: 1, minHeight: 0, display: 'flex' }}><WorkOf value={person ?? workOf}><Work key={(person ?? workOf)?.userId ?? ''} /></WorkOf></Box>
        </Activity>
        {person ? null : (
          <Box component="main" style={{ paddingRight }} sx={{ flex: 1, minWidth: 0, overflow: 'auto', background: '#eef2f6', position: 'relative', zIndex: 1400 }}>
            <HotkeyLevel value={0}>
              {session.error ? <Box sx={{ p: 2 }}><ErrorPanel error={session.error.error} onRetry={() => session.refetch()} /></Box> : null}
              <Suspense fallback={<ScreenLoading />}>
                {session.isPending ? <EmptyState title={t('app.loading')} /> : first || session.data?.firstRun ? <FirstRun /> : <SignIn />}
              </Suspense>
            </HotkeyLevel>
          </Box>
        )}
        {shown === 'search' && person ? <SearchDialog onClose={() => setShown(null)} /> : null}
        {shown === 'display' ? <DisplayDialog onClose={() => setShown(null)} /> : null}
        {shown === 'connection' ? <ConnectionPanel signedIn={person !== null} onClose={() => setShown(null)} /> : null}
        <HelpKeys signedIn={person !== null} over={shown === 'connection' ? '/connection' : null} />
        {idle.kind === 'warning' ? <IdleWarning secondsLeft={idle.secondsLeft} /> : null}
        <VerdictWarmUp />
        <ScreenShown />
      </Box>
    </HotkeyLevel>
  )
}

function Work() {
  const t = useText()
  return (
    <>
      <NavRail />
      <BackKey />
      {/* In the tab order, so that a screen longer than the window is scrolled without a mouse. */}
      <Box component="main" tabIndex={0} sx={{ flex: 1, minWidth: 0, overflow: 'auto', '&:focus-visible': { outlineOffset: '-3px !important' } }}>
        <HotkeyLevel value={0}>
          <Suspense fallback={<ScreenLoading />}><Outlet /></Suspense>
        </HotkeyLevel>
      </Box>
      <Box component="aside" aria-label={t('scan.history')} sx={{ width: 232, flexShrink: 0, background: '#fff', borderLeft: '1px solid #d5dde5', overflow: 'hidden', display: 'flex', flexDirection: 'column' }}>
        <ScanHistory />
      </Box>
    </>
  )
}

/** Esc where no screen has a use for it. */
function BackKey() {
  const t = useText()
  const go = useNavigate()
  const { pathname } = useLocation()
  useHotkey('Esc', () => void go(pathname.startsWith('/stock/') ? '/stock' : '/'), { enabled: pathname !== '/', label: t('keys.back') })
  return null
}
