import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { kitBenchText } from '../../../shared/text/kit-bench-text.ts'
import type { Patient } from '../../../shared/domain/testing/patient.ts'
import { BloodGroupBadge } from '../badge/blood-group-badge.tsx'
import { useTerm } from '../text/use-term.ts'
import { useTexts } from '../text/use-text.ts'
import { useNow } from '../time/use-now.ts'
import { ageOf } from './age-of.ts'

export interface PatientStripProps {
  readonly patient: Patient
  /** Under the person: the request, the sample. */
  readonly children?: ReactNode
}

/** Who it is for, large enough to compare with the pick-up slip; the name is never cut. The group has one fixed place. */
export function PatientStrip({ patient, children }: PatientStripProps) {
  const t = useTexts(kitBenchText)
  const term = useTerm()
  const now = useNow()
  const age = ageOf(patient.birthDate, now)
  const group = patient.abo === null ? null : { abo: patient.abo, rhd: patient.rhd }
  return (
    <Box component="section" data-testid="patient-strip" sx={{ display: 'flex', gap: 2, alignItems: 'center', background: '#fff', border: '2px solid #0b4f8a', borderRadius: 2, px: 2, py: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', columnGap: 2.5, rowGap: 0.25, alignItems: 'baseline', flexWrap: 'wrap' }}>
          <Box component="strong" data-testid="patient-name" sx={{ fontSize: 32, lineHeight: 1.2, fontWeight: 800, overflowWrap: 'anywhere' }}>{patient.name}</Box>
          <Box component="span" sx={{ fontSize: 20, fontWeight: 700 }}>
            {term('sex', patient.sex)} · {age ? t(`age.${age.unit}`, { count: age.count }) : '—'}
          </Box>
          <Box component="span" sx={{ fontSize: 20, fontWeight: 700 }}>{t('patient.record', { value: patient.recordNumber })}</Box>
          <Box component="span" sx={{ fontSize: 20, fontWeight: 700 }}>{t('patient.ward', { ward: patient.ward, bed: patient.bed })}</Box>
          {patient.antibodyHistory ? <Box component="span" sx={{ fontSize: 18, fontWeight: 800, color: '#8a4b00' }}>{t('patient.antibody')}</Box> : null}
        </Box>
        {children ? <Box sx={{ mt: 0.75, fontSize: 17, display: 'flex', columnGap: 2.5, rowGap: 0.25, flexWrap: 'wrap', alignItems: 'baseline' }}>{children}</Box> : null}
      </Box>
      <Box sx={{ flexShrink: 0, textAlign: 'center' }}>
        <BloodGroupBadge group={group} size="large" />
        <Box sx={{ fontSize: 12, color: 'text.secondary', mt: 0.25 }}>{t('patient.group')}</Box>
      </Box>
    </Box>
  )
}
