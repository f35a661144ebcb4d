import Box from '@mui/material/Box'
import type { ShownVerdict } from '../scan/scan.ts'
import { useText } from '../text/use-text.ts'
import type { VerdictKind } from './verdict-model.ts'
import { VerdictSign } from './verdict-sign.tsx'

const looks: Readonly<Record<VerdictKind | 'idle', { readonly ink: string; readonly ground: string; readonly edge: string }>> = {
  accept: { ink: '#0b4a22', ground: '#dff3e4', edge: '#17803d' },
  attention: { ink: '#5b3a00', ground: '#fff0c7', edge: '#c27c00' },
  refuse: { ink: '#7a0f12', ground: '#fde3e1', edge: '#c1121f' },
  idle: { ink: '#33475b', ground: '#ffffff', edge: '#b5c2cf' }
}

export interface VerdictProps {
  readonly shown: ShownVerdict | null
  /** What to scan next, said large while there is no verdict. */
  readonly idle?: string
  /** A scan is being checked. */
  readonly busy?: boolean
  /** Warm-up only: nothing announced, no timing entry. */
  readonly silent?: boolean
}

/** The verdict: word, sign, colour and (by the scan bus) tone; one fixed height, so that nothing jumps. */
export function Verdict({ shown, idle, busy = false, silent = false }: VerdictProps) {
  const t = useText()
  const kind = shown?.verdict.kind ?? 'idle'
  const look = looks[kind]
  const verdict = shown?.verdict
  return (
    <Box
      aria-live={silent ? 'off' : 'assertive'}
      aria-atomic
      data-verdict={kind}
      style={{ color: look.ink, background: look.ground, borderColor: look.edge }}
      sx={{ border: '2px solid', borderLeftWidth: 12, borderRadius: 2, minHeight: 148, px: 2.5, py: 1.5, display: 'flex', gap: 2.5, alignItems: 'center', opacity: busy ? 0.75 : 1 }}
    >
      <VerdictSign kind={kind} colour={look.edge} />
      {verdict ? (
        <Box key={shown?.key} data-verdict-key={shown?.key} sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
            <Box component="span" {...(silent ? {} : { elementtiming: shown?.key })} sx={{ fontSize: 34, fontWeight: 800, lineHeight: 1.15 }}>
              {t(`verdict.${verdict.kind}`)}
            </Box>
            <Box component="span" sx={{ fontSize: 24, fontWeight: 700, lineHeight: 1.25 }}>{verdict.title}</Box>
          </Box>
          {verdict.reason ? <Box sx={{ fontSize: 18, mt: 0.5, lineHeight: 1.4 }}>{verdict.reason}</Box> : null}
          {verdict.next ? (
            <Box sx={{ fontSize: 18, fontWeight: 700, mt: 0.5 }}>
              {t('verdict.next')}：{verdict.next}
            </Box>
          ) : null}
          {verdict.code ? (
            <Box sx={{ fontSize: 12, mt: 0.5, opacity: 0.8 }}>{t('error.trace', { code: verdict.code, trace: verdict.traceId ?? '—' })}</Box>
          ) : null}
        </Box>
      ) : (
        <Box sx={{ flex: 1, fontSize: 26, fontWeight: 700 }}>{busy ? t('verdict.busy') : (idle ?? t('verdict.idle'))}</Box>
      )}
      {verdict?.aside ? <Box sx={{ flexShrink: 0 }}>{verdict.aside}</Box> : null}
    </Box>
  )
}
