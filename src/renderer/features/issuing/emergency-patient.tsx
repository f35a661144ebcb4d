import Box from '@mui/material/Box'
import { uuidv7 } from 'uuidv7'
import { provisionalPatient } from '../../../shared/domain/testing/provisional-patient.ts'
import { emergencyText } from '../../../shared/text/emergency-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { PatientStrip } from '../../kit/bench/patient-strip.tsx'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeEmergency } from './emergency-session.ts'
import type { EmergencyPatient as Chosen } from './emergency-session.ts'

const sexKeys = { male: 'M', female: 'W', unknown: 'U' } as const

/** Who gets the blood: scanned, or nobody knows. One key takes the provisional person; the sex is a help for RhD, not a condition. */
export function EmergencyPatient({ patient }: { readonly patient: Chosen | null }) {
  const t = useTexts(emergencyText)
  const term = useTerm()
  if (patient !== null) return <ChosenPatient patient={patient} />
  return (
    <Section title={t('patient.title')}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        {(['unknown', 'male', 'female'] as const).map((sex) => (
          <KeyButton
            key={sex}
            hotkey={sexKeys[sex]}
            variant={sex === 'unknown' ? 'contained' : 'outlined'}
            data-testid={`emergency-unknown-${sex}`}
            onPress={() => changeEmergency({ patient: { kind: 'unknown', patientId: uuidv7(), sex } })}
            sx={{ minHeight: 56, fontSize: 17 }}
          >
            {t('patient.unknown')}{sex === 'unknown' ? '' : ` · ${term('sex', sex)}`}
          </KeyButton>
        ))}
      </Box>
    </Section>
  )
}

function ChosenPatient({ patient }: { readonly patient: Chosen }) {
  const t = useTexts(emergencyText)
  const known = useBenchQuery('issuing.emergencyPatient', { patientId: patient.patientId }, { enabled: patient.kind === 'known' })
  const sex = patient.kind === 'unknown' ? patient.sex : 'unknown'
  // Nobody knows who it is: the document is written with the first bag, its number is known before.
  const person = patient.kind === 'known' ? known.data?.patient : { ...provisionalPatient(patient.patientId, sex), version: 0 }
  const groupKnown = patient.kind === 'known' && known.data?.groupKnown === true
  if (known.error) return <ErrorPanel error={known.error.error} onRetry={() => known.refetch()} />
  if (person === undefined) return null
  return (
    <PatientStrip patient={groupKnown ? person : { ...person, abo: null, rhd: null, ...(patient.kind === 'unknown' ? { name: t('patient.unknown-strip') } : {}) }}>
      {patient.kind === 'unknown' ? <span>{t('patient.provisional', { number: person.recordNumber })}</span> : null}
      <strong style={{ color: groupKnown ? '#0b4a22' : '#8a4b00' }}>{groupKnown ? '✓ ' : '⚠ '}{t(groupKnown ? 'patient.group-known' : 'patient.group-unknown')}</strong>
    </PatientStrip>
  )
}
