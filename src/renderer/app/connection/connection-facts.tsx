import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { connectionText } from '../../../shared/text/connection-text.ts'
import { ageOfInstant } from '../../kit/connection/age-of-instant.ts'
import { useAgeWords } from '../../kit/connection/use-age-words.ts'
import type { Connection } from '../../kit/connection/use-connection.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { shortTime } from '../../kit/time/time-words.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { useNow } from '../../kit/time/use-now.ts'

/** Server, last sync, what waits, numbers left: a bench of a server only. */
export function ConnectionFacts({ connection: c }: { readonly connection: Connection }) {
  const t = useTexts(connectionText)
  const age = useAgeWords()
  const now = useNow()
  const pending =
    c.pending === 0 || c.oldestPendingAt === null
      ? t('panel.pending-none')
      : t('panel.pending-some', { count: c.pending, at: shortTime(c.oldestPendingAt, now), age: age(ageOfInstant(c.oldestPendingAt, now)) })
  const numbers = c.numbersLeft.filter((r) => r.left > 0).map((r) => t('panel.numbers-one', { prefix: r.prefix, left: r.left })).join(' · ')
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5 }}>
      <Fact name={t('panel.server')}>{c.serverName} · {c.serverUrl}</Fact>
      <Fact name={t('panel.bench')}>{c.benchName}</Fact>
      <Fact name={t('panel.last')}>{c.lastSyncAt === null ? t('strip.never') : <TimeText at={c.lastSyncAt} withDay />}</Fact>
      <Fact name={t('panel.pending')}>{pending}</Fact>
      {c.undecided > 0 ? <Fact name={t('panel.undecided')}><strong style={{ color: '#8a4b00' }}>⚠ {t('panel.undecided-some', { count: c.undecided })}</strong></Fact> : null}
      <Fact name={t('panel.numbers')}>{numbers === '' ? t('panel.numbers-none') : numbers}</Fact>
    </Box>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>{name}</Box>
      <Box component="dd" sx={{ m: 0, fontWeight: 700, overflowWrap: 'anywhere' }}>{children}</Box>
    </>
  )
}
