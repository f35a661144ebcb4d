import { issueUnit } from '../../../src/shared/commands/issuing/issue-unit.ts'
import { recallUnit } from '../../../src/shared/commands/issuing/recall-unit.ts'
import { change } from '../../../src/shared/commands/effects.ts'
import { commandsByName, type AnyCommand } from '../../../src/shared/commands/registry.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { ok } from '../../../src/shared/kernel/result.ts'
import type { House } from './sim-bench.ts'

/**
 * `held` is the product. The other two are what design §5 has decided against: each swaps one rule, here and nowhere else, so that it is
 * seen that this simulation would find what they do.
 */
export const policyNames = ['held', 'optimistic', 'timed-lease'] as const
export type PolicyName = (typeof policyNames)[number]

export interface Policy {
  readonly maxOfflineHours: number
  readonly decideOffline?: NonNullable<House['decideOffline']>
  /** Puts the broken rule in the place of the real one. @returns puts the real one back */
  readonly swap: (heardAt: ReadonlyMap<string, number>, now: () => number) => () => void
}

/** How long a bench may go on alone under a timed lease, and how long the server waits before it gives the bag to another. */
const LEASE_HOURS = 1

const nothingSwapped: Policy['swap'] = () => () => undefined

/** Without the server everything in stock is issued, whoever holds it and however its codes came: conflicts are found afterwards. */
const optimisticIssue: AnyCommand = {
  ...issueUnit,
  decide: (documents: Parameters<typeof issueUnit.decide>[0], p, context) =>
    issueUnit.decide({ ...documents, unit: documents.unit === null ? null : { ...documents.unit, holder: context.deviceId } }, p, context)
}

/** The server takes a bag from a holder it has not heard of for the length of the lease, by its own clock; the holder stops by its own. */
const leasedRecall = (heardAt: ReadonlyMap<string, number>, now: () => number): AnyCommand => ({
  ...recallUnit,
  decide: (documents: Parameters<typeof recallUnit.decide>[0], p, context) => {
    const { unit } = documents
    const over = unit !== null && unit.state === 'in-stock' && unit.holder !== SERVER_HOLDER && unit.holder !== context.deviceId && now() - (heardAt.get(unit.holder) ?? 0) > LEASE_HOURS * 3_600_000
    if (!over) return recallUnit.decide(documents, p, context)
    return ok({ puts: [change('unit', unit, { holder: context.deviceId, epoch: unit.epoch + 1, recallBy: null })], labels: [], audit: { subjects: [`unit:${unit.id}`], detail: { lease: 'over' } } })
  }
})

export const policies: Readonly<Record<PolicyName, Policy>> = {
  held: { maxOfflineHours: 12, swap: nothingSwapped },
  optimistic: {
    maxOfflineHours: 12,
    decideOffline: (bench, call) => (call.issue === undefined || bench.sync.online || bench.sync.outbox.stateOf(call.commandId) !== null ? null : bench.runAnyway({ ...call, command: optimisticIssue })),
    swap: nothingSwapped
  },
  'timed-lease': {
    maxOfflineHours: LEASE_HOURS,
    swap: (heardAt, now) => {
      const commands = commandsByName as Map<string, AnyCommand>
      commands.set(recallUnit.name, leasedRecall(heardAt, now))
      return () => void commands.set(recallUnit.name, recallUnit)
    }
  }
}
