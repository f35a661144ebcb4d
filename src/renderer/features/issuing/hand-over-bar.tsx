import Box from '@mui/material/Box'
import { handOverText } from '../../../shared/text/hand-over-text.ts'
import { useStore } from '../../bridge/store.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { benchName } from '../../kit/hand-over/bench-name.ts'
import { HandOverKeys } from '../../kit/hand-over/hand-over-keys.tsx'
import { useTexts } from '../../kit/text/use-text.ts'
import type { VerdictModel } from '../../kit/verdict/verdict-model.ts'
import { forgetHeldElsewhere, heldElsewhere } from './held-elsewhere.ts'

/** A bag of another bench was refused: who holds it, and the keys to ask for it or to take it over. */
export function HandOverBar({ show }: { readonly show: (verdict: VerdictModel) => void }) {
  const t = useTexts(handOverText)
  const { unitId, name } = useStore(heldElsewhere)
  const authority = useBenchQuery('issuing.authority', { unitId: unitId ?? '' }, { enabled: unitId !== null }).data?.authority ?? null
  if (unitId === null || authority === null) return null
  return (
    <Box role="region" aria-label={t('elsewhere')} data-testid="hand-over-bar" sx={{ p: 1.5, border: '2px solid #c27c00', borderRadius: 2, background: '#fff0c7', color: '#5b3a00', display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ fontSize: 18, fontWeight: 700, flex: 1 }}>{t('elsewhere')} · {name} · {benchName(t, authority.holder)}</Box>
      <HandOverKeys
        unitId={unitId}
        name={name}
        authority={authority}
        onDone={(verdict) => {
          if (verdict.kind === 'accept') forgetHeldElsewhere()
          show(verdict)
        }}
      />
    </Box>
  )
}
