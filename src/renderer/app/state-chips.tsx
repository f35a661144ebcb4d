import Box from '@mui/material/Box'
import { printerStates, scannerStates } from '../../shared/domain/devices/device-state.ts'
import { useCoreState } from '../bridge/core-state.ts'
import { useDevices } from '../bridge/use-devices.ts'
import { useText } from '../kit/text/use-text.ts'
import type { FrameInfo } from './use-frame-info.ts'

type Level = 'fine' | 'wait' | 'bad' | 'none'

const fine: ReadonlySet<string> = new Set(['ready', 'busy'])
const wait: ReadonlySet<string> = new Set(['connecting', 'checking'])
const words = [...scannerStates, ...printerStates, 'checking'] as const
const look = { fine: ['●', '#9be0b0'], wait: ['◐', '#ffd97a'], bad: ['✕', '#ffb3ad'], none: ['○', '#c8d6e4'] } as const

/** Core, scanners and printers: calm when fine, a sign and a word when not. */
export function StateChips({ info }: { readonly info: FrameInfo }) {
  const t = useText()
  const core = useCoreState()
  const told = useDevices(info.devices)
  // What core was configured with says which devices there are; events say how they are now.
  const devices = info.devices.map((d) => ({ ...d, ...told.get(d.id), is: d.kind.includes('printer') ? 'printer' : 'scanner' }))
  const chip = (kind: 'scanner' | 'printer') => {
    const mine = devices.filter((d) => d.is === kind)
    const worst = mine.find((d) => !fine.has(d.state) && !wait.has(d.state)) ?? mine.find((d) => wait.has(d.state)) ?? mine[0]
    const word = worst ? (words.find((w) => w === worst.state) ?? 'unknown') : 'none'
    const level: Level = !worst ? 'none' : fine.has(worst.state) ? 'fine' : wait.has(worst.state) ? 'wait' : 'bad'
    return <Chip level={level} text={`${t(`device.${kind}`)} ${t(`device.${word}`)}`} title={mine.map((d) => `${d.id}: ${d.state} ${d.detail}`).join('\n')} />
  }
  return (
    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      <Chip level={core === 'ready' ? 'fine' : core === 'failed' ? 'bad' : 'wait'} text={t(`core.${core}`)} />
      {chip('scanner')}
      {chip('printer')}
      {info.diskOk ? null : <Chip level="bad" text={t('disk.full')} />}
    </Box>
  )
}

function Chip({ level, text, title }: { readonly level: Level; readonly text: string; readonly title?: string }) {
  const [sign, colour] = look[level]
  return (
    <Box data-state={level} {...(title ? { title } : {})} sx={{ border: '1px solid rgba(255,255,255,.35)', borderRadius: 4, px: 1.25, py: 0.25, fontSize: 13, fontWeight: 600, whiteSpace: 'nowrap' }}>
      <span style={{ color: colour }}>{sign}</span> {text}
    </Box>
  )
}
