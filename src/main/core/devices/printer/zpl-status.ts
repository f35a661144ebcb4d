import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import { type Result, err, ok } from '../../../../shared/kernel/result.ts'

/** What a ZPL printer says of itself. Source: ZPL II Programming Guide, `~HS` Host Status Return. */
export interface HostStatus {
  readonly paperOut: boolean
  readonly paused: boolean
  /** Dots. */
  readonly labelLength: number
  /** Formats received that are not yet being printed. */
  readonly formatsInBuffer: number
  readonly bufferFull: boolean
  readonly partialFormat: boolean
  readonly underTemperature: boolean
  readonly overTemperature: boolean
  readonly headOpen: boolean
  readonly ribbonOut: boolean
  readonly thermalTransfer: boolean
  /** A label waits to be taken off (peel-off mode). */
  readonly labelWaiting: boolean
  /** Labels of the current batch still to be printed. */
  readonly labelsRemaining: number
}

/** `incomplete`: more bytes may still come. `malformed`: three strings came, but not those of `~HS`. */
export type HostStatusFault = 'incomplete' | 'malformed'

const FRAME = /\x02([^\x02\x03]*)\x03/g // eslint-disable-line no-control-regex -- STX and ETX are the frame

/**
 * Reads the answer to `~HS`: three strings `STX … ETX CR LF`, fields divided by commas.
 * 1: `aaa,b,c,dddd,eee,f,g,h,iii,j,k,l` · 2: `mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www` · 3: `xxxx,y`. Newer firmware may append fields.
 * Bytes outside the frames are skipped.
 */
export function parseHostStatus(answer: string): Result<HostStatus, HostStatusFault> {
  const [first, second, third] = [...answer.matchAll(FRAME)].map((m) => (m[1] ?? '').split(',').map((f) => f.trim()))
  if (!first || !second || !third) return err('incomplete')
  const numeric = [...first.slice(0, 12), ...second.slice(0, 11)].every((f) => /^\d{1,8}$/.test(f))
  if (first.length < 12 || second.length < 11 || third.length < 2 || !numeric) return err('malformed')
  const flag = (fields: readonly string[], at: number): boolean => Number(fields[at]) !== 0
  return ok({
    paperOut: flag(first, 1),
    paused: flag(first, 2),
    labelLength: Number(first[3]),
    formatsInBuffer: Number(first[4]),
    bufferFull: flag(first, 5),
    partialFormat: flag(first, 7),
    underTemperature: flag(first, 10),
    overTemperature: flag(first, 11),
    headOpen: flag(second, 2),
    ribbonOut: flag(second, 3),
    thermalTransfer: flag(second, 4),
    labelWaiting: flag(second, 7),
    labelsRemaining: Number(second[8])
  })
}

/** The one state a person must act on first. A printer with an open head or no paper also says `paused`, so that comes after them. */
export function printerStateOf(status: HostStatus): PrinterState {
  if (status.headOpen) return 'head-open'
  if (status.paperOut) return 'paper-out'
  // A direct thermal printer has no ribbon; some raise the flag all the same.
  if (status.ribbonOut && status.thermalTransfer) return 'ribbon-out'
  if (status.paused) return 'paused'
  if (status.bufferFull || status.overTemperature) return 'busy'
  return 'ready'
}

/** Whether everything the printer received is on paper. */
export function isDrained(status: HostStatus): boolean {
  return status.formatsInBuffer === 0 && status.labelsRemaining === 0 && !status.partialFormat
}
