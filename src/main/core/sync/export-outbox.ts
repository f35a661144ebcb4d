import { createHash, createHmac } from 'node:crypto'
import { join } from 'node:path'
import { refusal, type Refusal } from '../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { OutboxFile } from '../../../shared/sync/outbox-file.ts'
import type { BenchContext } from '../bench-context.ts'
import { writeDurable } from '../store/durable-file.ts'

/**
 * Everything that has not reached the server, in one file that only this bench could have written: for a disk that is dying or a network
 * that stays away. The server takes it by `npm run server -- import-outbox FILE`, through the very same door as a push.
 */
export function exportOutbox(bench: BenchContext, folder: string): Result<{ readonly file: string; readonly commands: number }, Refusal> {
  const { membership, incarnation } = bench.sync.memory
  if (membership === null) return err(refusal('sync.not-enrolled'))
  const commands = bench.sync.outbox.open().map(({ state: _state, ...command }) => command)
  const body = JSON.stringify({ format: 1, deviceId: bench.deviceId, incarnation, writtenAt: bench.clock(), commands } satisfies OutboxFile)
  // The server keeps the key's hash only, so that is the key of the signature.
  const signature = createHmac('sha256', keyHash(membership.deviceKey)).update(body).digest('hex')
  const file = join(folder, `hemobench-outbox-${bench.deviceId.slice(-8)}-${bench.clock().replaceAll(/[:.]/g, '-')}.json`)
  try {
    writeDurable(file, `${body}\n${signature}\n`)
  } catch (error) {
    return err(refusal('sync.file-unwritable', { reason: error instanceof Error && 'code' in error ? String(error.code) : String(error) }))
  }
  return ok({ file, commands: commands.length })
}

const keyHash = (key: string): string => createHash('sha256').update(key).digest('hex')
