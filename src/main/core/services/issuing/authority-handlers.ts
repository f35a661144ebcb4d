import { recallUnit } from '../../../../shared/commands/issuing/recall-unit.ts'
import { takeOverUnit } from '../../../../shared/commands/issuing/take-over-unit.ts'
import { find, get } from '../../../../shared/commands/load.ts'
import { OWN_LABEL_FLAGS } from '../../../../shared/domain/labels/label-codes.ts'
import type { Bench } from '../../../../shared/domain/ops/bench.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { SERVER_HOLDER } from '../../../../shared/domain/stock/unit.ts'
import { hasLeft } from '../../../../shared/domain/stock/unit-state.ts'
import type { BenchRow } from '../../../../shared/ipc/contract/authority.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'

type Names = 'issuing.benches' | 'issuing.authority' | 'issuing.recall' | 'issuing.takeOver'

export function authorityHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, deviceId } = bench
  const row = ({ id, name, active }: Omit<Bench, 'version'>): BenchRow => ({ id, name, active, own: id === deviceId })
  /** A bench that is not on the list still holds what it holds: it is named by the end of its id. */
  const benchOf = (id: string): BenchRow => row(documents.run(get('bench', id)) ?? { id, name: id.slice(-6), active: true })
  return {
    'issuing.benches': () => ok({ benches: documents.run(find('bench', {})).map(row) }),
    'issuing.authority': ({ unitId }) => {
      const unit = documents.run(get('unit', unitId))
      if (unit === null) return ok({ authority: null })
      const elsewhere = unit.holder !== deviceId && !hasLeft(unit.state)
      return ok({
        authority: {
          holder: unit.holder === SERVER_HOLDER ? null : benchOf(unit.holder),
          epoch: unit.epoch,
          askedBy: unit.recallBy === null ? null : benchOf(unit.recallBy),
          mayAsk: elsewhere && unit.recallBy !== deviceId,
          mayTakeOver: elsewhere && unit.state === 'in-stock'
        }
      })
    },
    'issuing.recall': async ({ commandId, unitId }, actor) => {
      const result = await decideCommand(bench, { purpose: 'issuing.recall', command: recallUnit, commandId, payload: { unitId }, actor })
      return result.ok ? ok({ held: documents.run(get('unit', unitId))?.holder === deviceId }) : result
    },
    'issuing.takeOver': async ({ commandId, signature, dinFlags, ...input }, actor) => {
      if (dinFlags === OWN_LABEL_FLAGS) return err(refusal('numbering.own-label-instead-of-bag'))
      const payload = { ...input, entry: 'scanned' }
      const result = await decideCommand(bench, { purpose: 'issuing.takeOver', command: takeOverUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    }
  }
}
