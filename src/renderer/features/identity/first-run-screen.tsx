import Box from '@mui/material/Box'
import { useCallback, useState } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { identityText } from '../../../shared/text/identity-text.ts'
import { JoinForm } from '../../kit/connection/join-form.tsx'
import { StepBar } from '../../kit/data/step-bar.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { FirstRunChoice } from './first-run-choice.tsx'
import { FirstRunHospital } from './first-run-hospital.tsx'
import { FirstRunPerson } from './first-run-person.tsx'
import SignInScreen from './sign-in-screen.tsx'

type Step = 'choice' | 'join' | 'hospital' | 'person' | 'sign-in'
const steps = { server: ['choice', 'join', 'sign-in'], alone: ['choice', 'hospital', 'person', 'sign-in'] } as const satisfies Record<string, readonly Step[]>

/**
 * An empty bench: does it join a server or work alone? Alone: hospital, first person. Then signing in, which proves badge and PIN.
 * Alone, nothing is written before the second step is finished; then all of it is, in one transaction.
 */
export default function FirstRunScreen() {
  const t = useTexts(identityText)
  const c = useTexts(connectionText)
  const [step, setStep] = useState<Step>('choice')
  const [serverName, setServerName] = useState<string | null>(null)
  const [hospitalName, setHospitalName] = useState('')
  const joined = useCallback((name: string) => {
    setServerName(name)
    setStep('sign-in')
  }, [])
  const way: readonly Step[] = step === 'join' || serverName !== null ? steps.server : steps.alone
  const at = way.indexOf(step)
  const word = (key: Step): string => (key === 'choice' ? t('first.step-choice') : key === 'join' ? c('first.server') : t(`first.step-${key}`))
  const bar = <StepBar steps={way.map((key, i) => ({ key, label: word(key), state: i < at ? 'done' : i === at ? 'now' : 'todo' }))} />
  if (step === 'sign-in') {
    return (
      <Box sx={{ maxWidth: 960, mx: 'auto', p: 3 }}>
        {bar}
        <Box role="status" sx={{ mt: 2, p: 2, background: '#dff3e4', color: '#0b4a22', borderRadius: 1, fontWeight: 700 }}>
          ✓ {serverName === null ? `${t('first.done')} ${t('first.done-help')}` : c('join.done', { name: serverName })}
        </Box>
        <SignInScreen />
      </Box>
    )
  }
  return (
    <Box sx={{ maxWidth: 720, mx: 'auto', p: 3, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box component="h1" sx={{ m: 0, fontSize: 32, fontWeight: 800 }}>{step === 'join' ? c('join.title') : t('first.title')}</Box>
      {step === 'hospital' || step === 'person' ? <Box sx={{ color: 'text.secondary' }}>{t('first.help')}</Box> : null}
      {step === 'choice' ? null : bar}
      <Box component="section" aria-label={word(step)} sx={{ background: '#fff', border: '1px solid #d5dde5', borderRadius: 2, p: 3 }}>
        {step === 'choice' ? <FirstRunChoice onServer={() => setStep('join')} onAlone={() => setStep('hospital')} /> : null}
        {step === 'join' ? <JoinForm onDone={joined} onBack={() => setStep('choice')} /> : null}
        {step === 'hospital' ? <FirstRunHospital value={hospitalName} onChange={setHospitalName} onNext={() => setStep('person')} /> : null}
        {step === 'person' ? <FirstRunPerson hospitalName={hospitalName.trim()} onBack={() => setStep('hospital')} onDone={() => setStep('sign-in')} /> : null}
      </Box>
    </Box>
  )
}
