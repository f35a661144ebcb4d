import Box from '@mui/material/Box'
import type { StationLink } from '../../../shared/domain/station/link.ts'
import { instant, shanghaiText, toMs } from '../../../shared/kernel/time.ts'
import { stationText } from '../../../shared/text/station-text.ts'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { ageOfInstant } from '../../kit/connection/age-of-instant.ts'
import { useAgeWords } from '../../kit/connection/use-age-words.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { useNow } from '../../kit/time/use-now.ts'

export interface LinkCardProps {
  readonly link: StationLink
  readonly hotkey: string | null
  readonly onMapping: () => void
}

const ink = { good: '#0b4a22', warn: '#8a4b00', bad: '#a50f17' } as const

/** One station: whether it answers, what waits and since when. */
export function LinkCard({ link, hotkey, onMapping }: LinkCardProps) {
  const t = useTexts(stationText)
  const words = useAgeWords()
  const now = useNow()
  const age = (at: string): string => words(ageOfInstant(instant(toMs(at)), now))
  const state = link.state === 'away' && link.awaySince !== null ? t('link.state.away', { at: shanghaiText(link.awaySince), age: age(link.awaySince) }) : t(`link.state.${link.state}`)
  return (
    <Section title={link.name} actions={<KeyButton {...(hotkey === null ? {} : { hotkey })} data-testid={`mapping-${link.id}`} onPress={onMapping}>{t('link.mapping')}</KeyButton>}>
      <Box data-testid={`link-${link.id}`} data-state={link.state} sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'baseline', fontSize: 17 }}>
        <Box sx={{ fontWeight: 800, color: ink[link.state === 'answers' ? 'good' : 'warn'] }}>{state}</Box>
        <Box sx={{ fontWeight: link.waiting === 0 ? 400 : 700 }}>{link.waiting === 0 || link.oldestWaitingAt === null ? t('link.waiting-none') : t('link.waiting', { count: link.waiting, age: age(link.oldestWaitingAt) })}</Box>
        {link.dead === 0 ? null : <Box sx={{ fontWeight: 800, color: ink.bad }}>{t('link.dead', { count: link.dead })}</Box>}
        <Box sx={{ color: 'text.secondary', fontSize: 15 }}>{t('link.adapter', { adapter: link.adapter.toUpperCase() })}</Box>
      </Box>
      {link.state === 'answers' ? null : <Box sx={{ mt: 1 }}>{t('link.calm')}</Box>}
      {link.problem === null ? null : <Box sx={{ mt: 0.5, color: 'text.secondary', fontSize: 14, overflowWrap: 'anywhere' }}>{link.problem}</Box>}
    </Section>
  )
}
