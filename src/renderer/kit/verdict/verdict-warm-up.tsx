import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { useText } from '../text/use-text.ts'
import { warmUpTone } from './tone.ts'
import { Verdict } from './verdict.tsx'
import { verdictKinds } from './verdict-model.ts'

/** Paints each verdict once, unseen, when the app starts: the first one costs 60–150 ms and must not be the technician's. */
export function VerdictWarmUp() {
  const t = useText()
  const [on, setOn] = useState(true)
  useEffect(() => {
    warmUpTone()
    const timer = setTimeout(() => setOn(false), 1500)
    return () => clearTimeout(timer)
  }, [])
  if (!on) return null
  return (
    <Box aria-hidden sx={{ position: 'fixed', left: 0, bottom: 0, width: 600, opacity: 0.001, pointerEvents: 'none', zIndex: -1 }}>
      {verdictKinds.map((kind) => {
        const verdict = { kind, title: '0123456789 ABO', reason: t('scan.not-ready-reason'), next: t('scan.not-ready-next') }
        return <Verdict key={kind} silent shown={{ key: `warm-${kind}`, verdict }} />
      })}
    </Box>
  )
}
