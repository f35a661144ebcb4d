import Box from '@mui/material/Box'
import { stockText } from '../../../shared/text/stock-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { StepDetails } from './step-details.tsx'

/** Everything that happened to a bag as a vertical time line: when, what, who, second person. Raw code and entry number small, for support. */
export function ChainLine({ chain }: { readonly chain: OutputOf<'stock.unit'>['chain'] }) {
  const t = useTexts(stockText)
  const term = useTerm()
  return (
    <Box component="ol" data-testid="chain" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {chain.map((step, i) => (
        <Box component="li" key={step.seq} data-action={step.action} sx={{ display: 'grid', gridTemplateColumns: '104px 20px 1fr', columnGap: 1.5 }}>
          <Box sx={{ textAlign: 'right', fontWeight: 700, pt: 0.25 }}><TimeText at={step.at} withDay /></Box>
          <Box aria-hidden sx={{ position: 'relative' }}>
            <Box sx={{ position: 'absolute', left: 9, top: i === 0 ? 8 : 0, bottom: i === chain.length - 1 ? 'auto' : 0, height: i === chain.length - 1 ? 8 : 'auto', width: 2, background: '#9db1c4' }} />
            <Box sx={{ position: 'absolute', left: 3, top: 5, width: 14, height: 14, borderRadius: '50%', background: '#0b4f8a', border: '2px solid #fff' }} />
          </Box>
          <Box sx={{ pb: 2, minWidth: 0, overflowWrap: 'anywhere' }}>
            <Box sx={{ fontSize: 17, fontWeight: 800 }}>
              {term('auditAction', step.action)}
              <Box component="span" sx={{ fontWeight: 600, ml: 1.5, fontSize: 16 }}>{step.actor}</Box>
              {step.second === null ? null : <Box component="span" sx={{ fontWeight: 600, ml: 1.5, fontSize: 16 }}>{t('unit.second', { name: step.second })}</Box>}
            </Box>
            <Box sx={{ fontSize: 15 }}><StepDetails detail={step.detail} /></Box>
            <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{step.action} · {t('unit.seq', { seq: step.seq })}</Box>
          </Box>
        </Box>
      ))}
    </Box>
  )
}
