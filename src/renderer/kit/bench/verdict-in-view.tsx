import Box from '@mui/material/Box'
import { useEffect, useRef } from 'react'
import { Verdict } from '../verdict/verdict.tsx'
import type { VerdictProps } from '../verdict/verdict.tsx'

/** The verdict, brought back into view by each new one: who scans while a long list is scrolled down must see it at once. */
export function VerdictInView(props: VerdictProps) {
  const place = useRef<HTMLDivElement>(null)
  const key = props.shown?.key
  useEffect(() => {
    if (key !== undefined) place.current?.scrollIntoView({ block: 'nearest' })
  }, [key])
  return <Box ref={place} sx={{ scrollMarginTop: 8 }}><Verdict {...props} /></Box>
}
