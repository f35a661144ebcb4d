import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'

/** Bits of the one byte that answers `ESC ! ?`. Source: TSPL/TSPL2 Programming Language manual, status polling. */
export const tsplBits = {
  headOpen: 0x01,
  paperJam: 0x02,
  paperOut: 0x04,
  ribbonOut: 0x08,
  paused: 0x10,
  printing: 0x20,
  otherFault: 0x80
} as const

/** The one state a person must act on first; an open head also raises the bits of paper and ribbon. */
export function tsplState(status: number): PrinterState {
  if (status & tsplBits.headOpen) return 'head-open'
  if (status & tsplBits.paperJam) return 'jammed'
  if (status & tsplBits.paperOut) return 'paper-out'
  if (status & tsplBits.ribbonOut) return 'ribbon-out'
  if (status & tsplBits.otherFault) return 'fault'
  if (status & tsplBits.paused) return 'paused'
  return status & tsplBits.printing ? 'busy' : 'ready'
}

/** No status has this bit, and each letter has it: so an echoed word can be told from a status byte that arrives beside it. */
const LETTER_BIT = 0x40
/** Whether a byte from the printer is a status at all. */
export function isTsplStatus(byte: number): boolean {
  return (byte & LETTER_BIT) === 0
}
