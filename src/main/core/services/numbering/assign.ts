import { find, get } from '../../../../shared/commands/load.ts'
import { assignNumber } from '../../../../shared/commands/numbering/assign-number.ts'
import { leaseBlock } from '../../../../shared/commands/numbering/lease-block.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { partCommandId } from '../../../../shared/kernel/derived-ids.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { shanghai } from '../../../../shared/kernel/time.ts'
import { runCommand, type BenchContext } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import type { SignedIn } from '../../identity/identity.ts'
import type { Documents } from '../../store/documents.ts'
import { heldIn } from '../fridges/held-in.ts'
import { choosePlace, usableBlock, type Place, type Places } from './choose-block.ts'

/** How many numbers a bench leases at once: more than a shift needs (design §5). */
const LEASE = 1000

export interface AssignOrder {
  readonly commandId: string
  readonly unitId: string
  readonly fridgeId: string | null
  readonly actor: SignedIn | null
}

export interface Assigned {
  readonly number: string
  readonly jobId: string
  readonly fridgeName: string
}

/** R05: chooses fridge, range and block, leases one where none is left, then takes the number inside the one transaction. */
export async function assignOne(bench: BenchContext, order: AssignOrder): Promise<Result<Assigned, Refusal>> {
  const year = shanghai(bench.clock()).year
  const unit = bench.documents.run(get('unit', order.unitId))
  if (unit === null) return err(refusal('stock.unit-unknown'))
  const place = unit.state === 'received' ? choosePlace(unit, readPlaces(bench), order.fridgeId) : null
  if (place !== null) {
    if (!place.ok) return place
    const leased = await leaseWhenEmpty(bench, order, place.value)
    if (!leased.ok) return leased
  }
  const result = runCommand(bench, {
    purpose: 'numbering.assign',
    command: assignNumber,
    commandId: order.commandId,
    actor: order.actor,
    payload: (documents: Documents) => {
      if (place === null || !place.ok) return err(refusal('numbering.unit-not-waiting', { din: unit.din, state: unit.state }))
      const { range } = place.value
      const block = usableBlock(documents.run(find('number_block', { rangeId: range.id })), { deviceId: bench.deviceId, year: range.reset === 'yearly' ? year : null })
      return block === null ? err(refusal('numbering.block-exhausted', { prefix: range.prefix, last: range.end })) : ok({ unitId: unit.id, blockId: block.id, value: block.next, layer: null })
    }
  })
  if (!result.ok) return result
  const written = result.value.documents.find((d) => d.entity === 'self_number')
  const number = bench.documents.run(get('self_number', written?.id ?? null))
  const labelled = bench.documents.run(get('unit', order.unitId))
  const fridge = bench.documents.run(get('fridge', labelled?.fridgeId ?? null))
  return ok({ number: number?.number ?? '', jobId: result.value.printJobs[0] ?? '', fridgeName: fridge?.name ?? '' })
}

async function leaseWhenEmpty(bench: BenchContext, order: AssignOrder, { range }: Place): Promise<Result<null, Refusal>> {
  const year = range.reset === 'yearly' ? shanghai(bench.clock()).year : null
  if (usableBlock(bench.documents.run(find('number_block', { rangeId: range.id })), { deviceId: bench.deviceId, year }) !== null) return ok(null)
  const result = await decideCommand(bench, {
    purpose: 'numbering.assign',
    command: leaseBlock,
    // Its own id, so that asking again after a crash leases no second block.
    commandId: partCommandId(order.commandId, 0x4000),
    actor: order.actor,
    payload: { rangeId: range.id, deviceId: bench.deviceId, year, size: LEASE }
  })
  return result.ok ? ok(null) : result
}

export function readPlaces(bench: BenchContext): Places {
  return { fridges: bench.documents.run(find('fridge', {})), ranges: bench.documents.run(find('number_range', {})), held: (id) => heldIn(bench.db, id) }
}
