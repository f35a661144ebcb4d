import Box from '@mui/material/Box'
import { handOverText } from '../../../shared/text/hand-over-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { Section } from '../../kit/data/section.tsx'
import { benchName } from '../../kit/hand-over/bench-name.ts'
import { HandOverKeys } from '../../kit/hand-over/hand-over-keys.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'

export interface HolderPanelProps {
  readonly unitId: string
  readonly name: string
  readonly onDone: (verdict: VerdictModel) => void
}

/** Which bench may issue the bag, who has asked for it, and the two ways to get it. Nothing on a bench that works alone. */
export function HolderPanel({ unitId, name, onDone }: HolderPanelProps) {
  const t = useTexts(handOverText)
  const benches = useBenchQuery('issuing.benches', {})
  const found = useBenchQuery('issuing.authority', { unitId })
  const authority = found.data?.authority ?? null
  if (authority === null || (benches.data?.benches.length ?? 0) === 0) return null
  const { holder, askedBy, epoch } = authority
  const asked = askedBy === null ? null : askedBy.own ? t('asked.own', { name: benchName(t, holder) }) : t('asked.by', { name: askedBy.name })
  return (
    <Section title={t('title')}>
      <Box data-testid="holder" sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'baseline', fontSize: 17, mb: authority.mayAsk || authority.mayTakeOver ? 1 : 0 }}>
        <span>{t('holder')}: <strong>{benchName(t, holder)}</strong></span>
        <span>{t('epoch')}: <strong>{epoch - 1}</strong></span>
        {asked === null ? null : <Box component="strong" sx={{ color: '#8a4b00' }}>◐ {asked}</Box>}
      </Box>
      <HandOverKeys unitId={unitId} name={name} authority={authority} onDone={onDone} />
    </Section>
  )
}
