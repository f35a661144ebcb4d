import type { DeviceState } from '../../../shared/domain/devices/device-state.ts'
import { useTerm } from '../../kit/text/use-term.ts'

type Level = 'fine' | 'wait' | 'bad'

const levelOf: Readonly<Record<DeviceState, Level>> = {
  ready: 'fine', busy: 'fine', connecting: 'wait', checking: 'wait',
  unplugged: 'bad', failed: 'bad', stopped: 'bad', 'paper-out': 'bad', 'head-open': 'bad', 'ribbon-out': 'bad', paused: 'bad', unreachable: 'bad', silent: 'bad',
  jammed: 'bad', fault: 'bad', 'no-spooler': 'bad', 'no-folder': 'bad', 'no-driver': 'bad'
}
const looks = { fine: ['●', '#17803d'], wait: ['◐', '#8a4b00'], bad: ['✕', '#a50f17'] } as const

/** State of a device: sign, colour and word. A state nobody knows is shown as bad. */
export function DeviceStateText({ state }: { readonly state: string }) {
  const term = useTerm()
  const level: Level = Object.hasOwn(levelOf, state) ? levelOf[state as DeviceState] : 'bad'
  const [sign, color] = looks[level]
  return <span data-device-state={state} style={{ color, fontWeight: 700, whiteSpace: 'nowrap' }}>{sign} {term('deviceState', state)}</span>
}
