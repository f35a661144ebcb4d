import Box from '@mui/material/Box'
import { useNavigate } from 'react-router'
import { opsText } from '../../../../shared/text/ops-text.ts'
import type { OpsKey } from '../../../../shared/text/ops-text.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'
import { KeyButton } from '../../../kit/keys/key-button.tsx'
import { useTexts } from '../../../kit/text/use-text.ts'

type Level = 'calm' | 'work' | 'attention' | 'refuse'

interface Card {
  readonly label: OpsKey
  readonly count: number
  readonly level: Level
  readonly path: string | null
  readonly detail?: string
}

const looks: Readonly<Record<Level, { readonly ink: string; readonly ground: string; readonly edge: string; readonly sign: string }>> = {
  calm: { ink: '#46586a', ground: '#ffffff', edge: '#d5dde5', sign: '' },
  work: { ink: '#0b3a66', ground: '#eef5fb', edge: '#0b4f8a', sign: '' },
  attention: { ink: '#5b3a00', ground: '#fff0c7', edge: '#c27c00', sign: '⚠ ' },
  refuse: { ink: '#7a0f12', ground: '#fde3e1', edge: '#c1121f', sign: '✕ ' }
}

export interface WorkCardsProps {
  readonly data: OutputOf<'ops.overview'>
  /** Shows the lists of bags at the foot of this page. */
  readonly onShow: (list: 'expired' | 'expiring') => void
}

/** What waits, with the key that leads there. A card without work is calm but stays in its place, so that keys never move. */
export function WorkCards({ data, onShow }: WorkCardsProps) {
  const t = useTexts(opsText)
  const go = useNavigate()
  const open = data.openDispatches
  const only = open.length === 1 ? open[0] : undefined
  const level = (count: number, busy: Level): Level => (count === 0 ? 'calm' : busy)
  const cards: readonly Card[] = [
    { label: 'card.dispatches', count: open.length, level: level(open.length, 'work'), path: only ? `/receiving?dispatch=${encodeURIComponent(only.id)}` : '/receiving', detail: t('card.dispatches-detail', { bags: open.reduce((n, d) => n + d.pending, 0) }) },
    { label: 'card.number', count: data.waitingForNumber, level: level(data.waitingForNumber, 'work'), path: '/numbering' },
    { label: 'card.scan-back', count: data.waitingForScanBack, level: level(data.waitingForScanBack, 'work'), path: '/numbering' },
    { label: 'card.prints', count: data.printsToResolve, level: level(data.printsToResolve, 'attention'), path: '/numbering' },
    { label: 'card.requests', count: data.openRequests, level: level(data.openRequests, 'work'), path: '/testing' },
    { label: 'card.expired', count: data.expired.length, level: level(data.expired.length, 'refuse'), path: null },
    { label: 'card.expiring', count: data.expiringSoon.length, level: level(data.expiringSoon.length, 'attention'), path: null }
  ]
  return (
    <Box role="group" aria-label={t('home.work')} sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(122px, 1fr))', gap: 1 }}>
      {cards.map(({ label, count, level: now, path, detail }, i) => {
        const look = looks[now]
        return (
          <KeyButton
            key={label}
            hotkey={String(i + 1)}
            data-testid={label.replace('.', '-')}
            data-count={count}
            onPress={() => (path === null ? onShow(label === 'card.expired' ? 'expired' : 'expiring') : void go(path))}
            style={{ background: look.ground, color: look.ink, borderColor: look.edge, borderLeftWidth: now === 'calm' ? 1 : 6 }}
            sx={{ alignItems: 'flex-start', justifyContent: 'space-between', textAlign: 'left', px: 1.25, py: 1, minHeight: 96 }}
          >
            <Box component="span" sx={{ minWidth: 0, flex: 1 }}>
              <Box component="span" sx={{ display: 'block', fontSize: 15, fontWeight: 700 }}>{t(label)}</Box>
              <Box component="span" sx={{ display: 'block', fontSize: 32, fontWeight: 800, lineHeight: 1.15, whiteSpace: 'nowrap' }}>{look.sign}{count === 0 ? t('card.none') : count}</Box>
              {detail && count > 0 ? <Box component="span" sx={{ display: 'block', fontSize: 13, fontWeight: 600 }}>{detail}</Box> : null}
            </Box>
          </KeyButton>
        )
      })}
    </Box>
  )
}
