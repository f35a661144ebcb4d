import Box from '@mui/material/Box'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { BloodGroupBadge } from '../../../kit/badge/blood-group-badge.tsx'
import { dinText } from '../../../kit/bench/din-text.ts'
import { TimeText } from '../../../kit/time/time-text.tsx'

type About = Pick<OutputOf<'tasks.list'>['tasks'][number], 'patient' | 'requestNumber' | 'unit'>

/** Whom and which request it is about; a name is never cut. */
export function AboutPatient({ patient, requestNumber }: About) {
  return (
    <Box>
      <strong>{patient?.name ?? '—'}</strong> {patient?.recordNumber === patient?.name ? '' : patient?.recordNumber}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{requestNumber ?? '—'}</Box>
    </Box>
  )
}

export function AboutBag({ unit }: About) {
  if (unit === null) return <>—</>
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <BloodGroupBadge size="small" group={{ abo: unit.abo, rhd: unit.rhd }} />
      <Box>
        <strong>{unit.selfNumber ?? '—'}</strong>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{dinText(unit.din)}</Box>
      </Box>
    </Box>
  )
}

/** The deadline; past it red, with a word and a sign. */
export function Due({ at, late, word }: { readonly at: string; readonly late: boolean; readonly word: string }) {
  return late ? <Box sx={{ color: '#a50f17', fontWeight: 800 }}>✕ <TimeText at={at} /> {word}</Box> : <TimeText at={at} />
}
