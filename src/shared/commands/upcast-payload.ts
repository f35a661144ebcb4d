import { refusal, type Refusal } from '../domain/refusal-code.ts'
import { err, type Result } from '../kernel/result.ts'
import type { AnyCommand } from './registry.ts'
import { readPayload } from './decide-command.ts'

/** A payload that an older (or this) version of the program wrote, as the present schema reads it. A newer one cannot be read. */
export function upcastPayload(command: AnyCommand, { version, payload }: { readonly version: number; readonly payload: unknown }): Result<unknown, Refusal> {
  if (version > command.version) return err(refusal('command.bad-payload', { field: 'version', problem: 'newer' }))
  let value = payload
  for (let v = version; v < command.version; v += 1) {
    const up = command.upcast?.[v]
    if (up === undefined) return err(refusal('command.bad-payload', { field: 'version', problem: 'too-old' }))
    value = up(value)
  }
  return readPayload(command, value)
}
