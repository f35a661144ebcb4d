import Box from '@mui/material/Box'
import { useCallback, useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { identityText } from '../../../shared/text/identity-text.ts'
import { useSession } from '../../bridge/use-session.ts'
import { JoinForm } from '../../kit/connection/join-form.tsx'
import { useConnection, type Connection } from '../../kit/connection/use-connection.ts'
import { Progress } from '../../kit/data/progress.tsx'
import { StepBar } from '../../kit/data/step-bar.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { FirstRunChoice } from './first-run-choice.tsx'
import { FirstRunHospital } from './first-run-hospital.tsx'
import { FirstRunPerson } from './first-run-person.tsx'
import SignInScreen from './sign-in-screen.tsx'

type Step = 'choice' | 'join' | 'fetching' | 'hospital' | 'person' | 'sign-in'
const steps = { server: ['choice', 'join', 'sign-in'], alone: ['choice', 'hospital', 'person', 'sign-in'] } as const satisfies Record<string, readonly Step[]>

/** Where a bench stands that is of a server but not by this screen: the hospital's data comes, and may have people or none yet. */
function joinedStep(connection: Connection | undefined, firstRun: boolean): Step | null {
  if (connection === undefined || connection.mode === 'alone') return null
  if (!firstRun) return 'sign-in'
  return connection.state === 'online' && connection.lastSyncAt !== null ? 'hospital' : 'fetching'
}

/**
 * An empty bench: does it join a server or work alone? Alone, and on a server without people: hospital, first person. Then signing in, which
 * proves badge and PIN. Nothing is written before the person is finished; then all of it is, in one transaction.
 */
export default function FirstRunScreen() {
  const t = useTexts(identityText)
  const c = useTexts(connectionText)
  const connection = useConnection()
  const firstRun = useSession().data?.firstRun ?? true
  const [chosen, setStep] = useState<Step>('choice')
  const [serverName, setServerName] = useState<string | null>(null)
  const [hospitalName, setHospitalName] = useState('')
  const joined = useCallback((name: string) => {
    setServerName(name)
    setStep('choice')
  }, [])
  const step = chosen === 'choice' ? (joinedStep(connection, firstRun) ?? chosen) : chosen
  const ofServer = connection?.mode === 'server' && (step === 'fetching' || step === 'sign-in')
  const way: readonly Step[] = step === 'join' || ofServer ? steps.server : steps.alone
  const at = way.indexOf(step === 'fetching' ? 'join' : step)
  const word = (key: Step): string => (key === 'choice' ? t('first.step-choice') : key === 'join' || key === 'fetching' ? c('first.server') : t(`first.step-${key}`))
  const bar = <StepBar steps={way.map((key, i) => ({ key, label: word(key), state: i < at ? 'done' : i === at ? 'now' : 'todo' }))} />
  if (step === 'sign-in') {
    return (
      <Box sx={{ maxWidth: 960, mx: 'auto', p: 3 }}>
        {bar}
        <Box role="status" sx={{ mt: 2, p: 2, background: '#dff3e4', color: '#0b4a22', borderRadius: 1, fontWeight: 700 }}>
          ✓ {chosen === 'sign-in' ? `${t('first.done')} ${t('first.done-help')}` : c('join.done', { name: serverName ?? connection?.serverName ?? '' })}
        </Box>
        <SignInScreen />
      </Box>
    )
  }
  return (
    <Box sx={{ maxWidth: 720, mx: 'auto', p: 3, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box component="h1" sx={{ m: 0, fontSize: 32, fontWeight: 800 }}>{step === 'join' || step === 'fetching' ? c('join.title') : t('first.title')}</Box>
      {step === 'hospital' || step === 'person' ? <Box sx={{ color: 'text.secondary' }}>{t('first.help')}</Box> : null}
      {step === 'choice' ? null : bar}
      <Box component="section" aria-label={word(step)} sx={{ background: '#fff', border: '1px solid #d5dde5', borderRadius: 2, p: 3 }}>
        {step === 'choice' ? <FirstRunChoice onServer={() => setStep('join')} onAlone={() => setStep('hospital')} /> : null}
        {step === 'fetching' && connection ? <Fetching connection={connection} /> : null}
        {step === 'join' ? <JoinForm onDone={joined} onBack={() => setStep('choice')} /> : null}
        {step === 'hospital' ? <FirstRunHospital value={hospitalName} onChange={setHospitalName} onNext={() => setStep('person')} /> : null}
        {step === 'person' ? <FirstRunPerson hospitalName={hospitalName.trim()} onBack={() => setStep('hospital')} onDone={() => setStep('sign-in')} /> : null}
      </Box>
    </Box>
  )
}

/** The hospital comes from the server; away from it, that is said, since only then the person can do something. */
function Fetching({ connection }: { readonly connection: Connection }) {
  const c = useTexts(connectionText)
  const server = connection.serverName ?? ''
  if (['resyncing', 'connecting', 'online'].includes(connection.state)) return <Progress label={c('join.fetching', { server })} />
  return <Box role="alert" sx={{ fontSize: 18, fontWeight: 700, color: '#5b3a00' }}>⚠ {c(`say.${connection.state}`, { server })}</Box>
}
