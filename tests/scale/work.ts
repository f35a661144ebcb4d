import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { assignNumber } from '../../src/shared/commands/numbering/assign-number.ts'
import { confirmLabel } from '../../src/shared/commands/numbering/confirm-label.ts'
import { leaseBlock } from '../../src/shared/commands/numbering/lease-block.ts'
import { importDispatch } from '../../src/shared/commands/receiving/import-dispatch.ts'
import { receiveBag } from '../../src/shared/commands/receiving/receive-bag.ts'
import type { AnyCommand } from '../../src/shared/commands/registry.ts'
import { formatNumber } from '../../src/shared/domain/numbering/format-number.ts'
import type { NumberBlock } from '../../src/shared/domain/numbering/number-block.ts'
import type { NumberRange } from '../../src/shared/domain/numbering/number-range.ts'
import { nameId } from '../../src/shared/kernel/name-ids.ts'
import { addHours, instant, shanghai } from '../../src/shared/kernel/time.ts'
import type { PushedCommand } from '../../src/shared/sync/push.ts'

/** What every bench of the load shares: the hospital as the server seeded it. */
export interface House {
  readonly userId: string
  readonly range: NumberRange
  /** Five characters of a red-cell product that goes into the range's fridge. */
  readonly product: string
  readonly stationName: string
}

const BAGS = 10
/** Small enough that five hundred benches find room in one range. */
const BLOCK = 100

/**
 * An endless working day of one bench: a dispatch of ten bags is imported, each bag received, numbered and scanned back. Every command
 * is valid in its place, so whatever the server does not apply is a finding. After a lease it wants to be told the block.
 */
export function* workOf(house: House, bench: { readonly deviceId: string; readonly index: number }): Generator<Omit<PushedCommand, 'seq'>, never, NumberBlock | undefined> {
  const yearly = house.range.reset === 'yearly'
  let block: NumberBlock | undefined
  let used = 0
  for (let round = 1; ; round += 1) {
    const year = shanghai(instant(Date.now())).year
    const bags = Array.from({ length: BAGS }, (_, i) => ({ din: dinOf(bench.index, (round - 1) * BAGS + i), productCode: `${house.product}V00`, abo: 'A' as const, rhd: 'pos' as const, expiresAt: addHours(instant(Date.now()), 500) }))
    const number = `L${bench.index}-${round}`
    const dispatchId = nameId('dispatch', number)
    yield order(house, importDispatch, { dispatchId, number, stationName: house.stationName, dispatchedAt: null, fileName: 'load.csv', lines: bags.map((b, i) => ({ ...b, lineNo: i + 2, componentName: 'x', volumeMl: 280, priceFen: 21_000 })) })
    for (const bag of bags) {
      yield order(house, receiveBag, { dispatchId, bag: { ...bag, blocksStock: false }, rawScans: [`=${bag.din}00`], decision: 'accept', seen: [] })
      if (block === undefined || block.first + used > block.last) {
        block = yield order(house, leaseBlock, { rangeId: house.range.id, deviceId: bench.deviceId, year: yearly ? year : null, size: BLOCK }, 'server')
        if (block === undefined) throw new Error(`bench ${bench.index} got no block`)
        used = 0
      }
      const value = block.first + used
      used += 1
      yield order(house, assignNumber, { unitId: nameId('unit', bag.din, bag.productCode), blockId: block.id, value, layer: null })
      yield order(house, confirmLabel, { selfNumber: formatNumber(house.range, yearly ? year : 0, value), din: bag.din, dinFlags: '00', productCode: null })
    }
  }
}

/** Invented bags: each bench draws from a facility of its own, so no two benches ever meet one bag. */
function dinOf(index: number, n: number): string {
  const yy = String(shanghai(instant(Date.now())).year % 100).padStart(2, '0')
  return `Z${String(1000 + index + 1000 * Math.floor(n / 1_000_000)).slice(-4)}${yy}${String(n % 1_000_000).padStart(6, '0')}`
}

function order(house: House, command: AnyCommand, value: object, decidedBy: PushedCommand['decidedBy'] = 'bench'): Omit<PushedCommand, 'seq'> {
  const payload = JSON.stringify(value)
  return {
    commandId: uuidv7(), name: command.name, version: command.version, payload, payloadHash: createHash('sha256').update(payload).digest('hex'),
    actorId: house.userId, secondId: null, occurredAt: instant(Date.now()), decidedBy
  }
}
