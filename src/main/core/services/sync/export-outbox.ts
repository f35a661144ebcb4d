import { createHash, createHmac } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import type { OutboxContent, OutboxFile } from '../../../../shared/sync/outbox-file.ts'
import type { BenchContext } from '../../bench-context.ts'
import { writeDurable } from '../../store/durable-file.ts'
import { detailOf } from '../../store/sqlite-problem.ts'

/**
 * Writes what the server has not got into a signed file, in a folder of its own in the data folder or where the person says. Nothing is taken out of the outbox: when the
 * network is back the same commands go out again, and the server knows them by their ids.
 */
export function exportOutbox({ sync, deviceId, clock, config }: BenchContext, wanted: string): Result<{ readonly file: string; readonly commands: number }, Refusal> {
  const { membership, incarnation } = sync.memory
  if (membership === null) return err(refusal('sync.not-enrolled'))
  const commands = sync.outbox.unsettled()
  const exportedAt = clock()
  const body: OutboxContent = { deviceId, benchName: membership.benchName, incarnation, exportedAt, commands }
  const content = JSON.stringify(body)
  const key = createHash('sha256').update(membership.deviceKey).digest('hex')
  const signed: OutboxFile = { format: 'hemobench-outbox-1', content, mac: createHmac('sha256', key).update(content).digest('hex') }
  const folder = wanted === '' ? join(config.dataDir, 'exports') : wanted
  const file = join(folder, `hemobench-outbox-${deviceId.slice(-8)}-${exportedAt.replaceAll(/[^0-9]/g, '').slice(0, 14)}.json`)
  try {
    if (wanted === '') mkdirSync(folder, { recursive: true })
    writeDurable(file, JSON.stringify(signed))
  } catch (error) {
    return err(refusal('sync.file-unwritable', { reason: detailOf(error) }))
  }
  return ok({ file, commands: commands.length })
}
