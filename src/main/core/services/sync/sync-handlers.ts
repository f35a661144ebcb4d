import { get } from '../../../../shared/commands/load.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import type { Told } from '../../store/outbox.ts'
import { allowedNow, numbersLeft } from './allowed-now.ts'
import { exportOutbox } from './export-outbox.ts'

type Names = 'sync.status' | 'sync.enrol' | 'sync.now' | 'sync.outcomes' | 'sync.seen' | 'sync.exportOutbox'

export function syncHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { sync } = bench
  return {
    'sync.status': () => {
      const { membership } = sync.memory
      const alone = membership === null
      const { pending, undecided, oldestAt } = sync.outbox.counts()
      const left = alone ? [] : numbersLeft(bench)
      return ok({
        mode: alone ? 'alone' : 'server',
        state: sync.machine.state,
        pending, undecided, oldestPendingAt: oldestAt,
        lastSyncAt: sync.memory.knownAt,
        clockSkewMs: Math.round(sync.machine.skewMs),
        serverName: membership?.siteName ?? null,
        serverUrl: membership?.url ?? null,
        benchName: membership?.benchName ?? null,
        allowedNow: allowedNow(bench, left),
        numbersLeft: left,
        toRead: sync.outbox.told().length
      })
    },
    'sync.enrol': async (order) => {
      const joined = await sync.join(order)
      if (!joined.ok) return joined
      // Everything that knows this bench's name begins anew with the one the server gave it.
      bench.restart()
      return ok({ serverName: joined.value.siteName })
    },
    'sync.now': async () => {
      if (sync.authority === 'self') return err(refusal('sync.not-enrolled'))
      await sync.now()
      return ok({ state: sync.machine.state })
    },
    'sync.outcomes': () => ok({ outcomes: sync.outbox.told().map((told) => outcomeRow(bench, told)) }),
    'sync.seen': ({ commandIds }) => {
      for (const id of commandIds) sync.outbox.seen(id, bench.clock())
      bench.emit('changed', { topics: ['sync'] })
      return ok({})
    },
    'sync.exportOutbox': ({ folder }) => exportOutbox(bench, folder ?? '')
  }
}

function outcomeRow({ documents }: BenchContext, told: Told): CallOutput<'sync.outcomes'>['outcomes'][number] {
  const { commandId, name, occurredAt, outcome, refusal: why, caseId } = told
  const { unitId } = JSON.parse(told.payload) as { readonly unitId?: unknown }
  const unit = documents.run(get('unit', typeof unitId === 'string' ? unitId : null))
  return {
    commandId, name, occurredAt, outcome, refusal: why, caseId,
    actor: documents.run(get('app_user', told.actorId))?.name ?? told.actorId,
    unit: unit === null ? null : { id: unit.id, din: unit.din, selfNumber: unit.selfNumber }
  }
}
