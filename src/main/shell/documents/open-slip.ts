import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { shellCalls, type ShellCallName } from '../../../shared/ipc/contract/shell.ts'

export interface OpenSlipPorts {
  readonly dataDir: string
  /** Electron's `shell.openPath`: an empty answer is success. */
  readonly openPath: (file: string) => Promise<string>
  readonly newTraceId: () => string
}

/** Opens one slip of the data folder. The contract's pattern of the call leaves no way out of `slips/`; nothing else is ever opened. */
export async function openSlip(ports: OpenSlipPorts, name: ShellCallName, input: unknown): Promise<Envelope<unknown>> {
  const { file } = shellCalls[name].input.parse(input)
  const refuse = (code: string): Envelope<unknown> => ({ ok: false, error: { code, params: { file }, traceId: ports.newTraceId() } })
  const full = path.join(ports.dataDir, file)
  if (!existsSync(full)) return refuse('ipc.slip-gone')
  return (await ports.openPath(full)) === '' ? { ok: true, value: {} } : refuse('ipc.no-viewer')
}
