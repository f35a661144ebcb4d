import Box from '@mui/material/Box'
import { useState } from 'react'
import { identityText } from '../../../shared/text/identity-text.ts'
import { StepBar } from '../../kit/data/step-bar.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import { FirstRunHospital } from './first-run-hospital.tsx'
import { FirstRunPerson } from './first-run-person.tsx'
import SignInScreen from './sign-in-screen.tsx'

type Step = 'hospital' | 'person' | 'sign-in'
const steps: readonly Step[] = ['hospital', 'person', 'sign-in']

/**
 * An empty bench: hospital, first person, then signing in as that person, which proves badge and PIN.
 * Nothing is written before the second step is finished; then all of it is, in one transaction.
 */
export default function FirstRunScreen() {
  const t = useTexts(identityText)
  const [step, setStep] = useState<Step>('hospital')
  const [hospitalName, setHospitalName] = useState('')
  const at = steps.indexOf(step)
  const bar = <StepBar steps={steps.map((key, i) => ({ key, label: t(`first.step-${key}`), state: i < at ? 'done' : i === at ? 'now' : 'todo' }))} />
  if (step === 'sign-in') {
    return (
      <Box sx={{ maxWidth: 960, mx: 'auto', p: 3 }}>
        {bar}
        <Box role="status" sx={{ mt: 2, p: 2, background: '#dff3e4', color: '#0b4a22', borderRadius: 1, fontWeight: 700 }}>✓ {t('first.done')} {t('first.done-help')}</Box>
        <SignInScreen />
      </Box>
    )
  }
  return (
    <Box sx={{ maxWidth: 720, mx: 'auto', p: 3, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box component="h1" sx={{ m: 0, fontSize: 32, fontWeight: 800 }}>{t('first.title')}</Box>
      <Box sx={{ color: 'text.secondary' }}>{t('first.help')}</Box>
      {bar}
      <Box component="section" aria-label={t(`first.step-${step}`)} sx={{ background: '#fff', border: '1px solid #d5dde5', borderRadius: 2, p: 3 }}>
        {step === 'hospital'
          ? <FirstRunHospital value={hospitalName} onChange={setHospitalName} onNext={() => setStep('person')} />
          : <FirstRunPerson hospitalName={hospitalName.trim()} onBack={() => setStep('hospital')} onDone={() => setStep('sign-in')} />}
      </Box>
    </Box>
  )
}
