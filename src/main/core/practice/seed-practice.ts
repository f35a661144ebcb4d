import { uuidv7 } from 'uuidv7'
import { defineFridge } from '../../../shared/commands/fridges/define-fridge.ts'
import { defineUser } from '../../../shared/commands/identity/define-user.ts'
import { get } from '../../../shared/commands/load.ts'
import { assignNumber } from '../../../shared/commands/numbering/assign-number.ts'
import { confirmLabel } from '../../../shared/commands/numbering/confirm-label.ts'
import { defineRange } from '../../../shared/commands/numbering/define-range.ts'
import { leaseBlock } from '../../../shared/commands/numbering/lease-block.ts'
import { defineSite } from '../../../shared/commands/ops/define-site.ts'
import { importDispatch } from '../../../shared/commands/receiving/import-dispatch.ts'
import { receiveBag } from '../../../shared/commands/receiving/receive-bag.ts'
import { defineProduct } from '../../../shared/commands/stock/define-product.ts'
import { receiveSample } from '../../../shared/commands/testing/receive-sample.ts'
import { registerRequest } from '../../../shared/commands/testing/register-request.ts'
import type { AnyCommand } from '../../../shared/commands/registry.ts'
import { capabilities } from '../../../shared/domain/identity/capability.ts'
import { addHours, instant, toMs, type Instant } from '../../../shared/kernel/time.ts'
import { hashPin } from '../identity/pin.ts'
import type { Documents } from '../store/documents.ts'
import type { Signer } from '../../../shared/commands/decide-command.ts'
import type { Accepted, Enqueue } from '../store/enqueue.ts'
import type { PrintJobs } from '../store/print-jobs.ts'
import { generateDispatch } from './generate-dispatch.ts'
import { practicePeople } from './practice-people.ts'
import { practiceProducts } from './practice-products.ts'
import { practiceRequests } from './practice-requests.ts'

export interface SeedOptions {
  readonly enqueue: Enqueue
  readonly documents: Documents
  readonly jobs: PrintJobs
  readonly deviceId: string
  readonly now: Instant
  readonly practice: 'shift' | 'full'
}

const author: Signer = { userId: 'practice', name: '练习数据', capabilities }
const witness: Signer = { userId: 'practice-second', name: '练习数据（复核）', capabilities }

/** Fills an empty practice database through the same commands as everything else. Does nothing when it was filled before. */
export async function seedPractice(o: SeedOptions): Promise<void> {
  if (o.documents.run(get('site', 'site')) !== null) return
  const users = await Promise.all(practicePeople.map(async (p) => ({ id: uuidv7(), badge: p.badge, name: p.name, roles: [...p.roles], active: true, pinHash: await hashPin(p.pin) })))
  for (const user of users) run(o, defineUser, user)
  for (const product of practiceProducts) run(o, defineProduct, { ...product, id: uuidv7() })
  seedRequests(o)
  if (o.practice === 'full') seedStock(o)
  // Last, because it marks the database as filled: a start that was cut short is done again from an empty file.
  run(o, defineSite, { hospitalName: '练习医院输血科', sampleMaxHours: 72, expiringSoonHours: 72 })
}

function run(o: SeedOptions, command: AnyCommand, payload: object, now: Instant = o.now): Accepted {
  const result = o.enqueue.run({ command, commandId: uuidv7(), payload, actor: author, second: witness, now })
  if (!result.ok) throw new Error(`practice data: ${command.name} refused: ${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}

function seedRequests(o: SeedOptions): void {
  // Tubes are taken in at a time when they were young enough; one of them is too old by now.
  const site = { hospitalName: '练习医院输血科', sampleMaxHours: 72, expiringSoonHours: 72 }
  run(o, defineSite, site)
  for (const r of practiceRequests) {
    const requestId = uuidv7()
    const { name, sex, birthDate, ward, bed, recordNumber } = r
    const patient = { name, sex, birthDate, ward, bed, recordNumber, antibodyHistory: false }
    const at = addHours(o.now, -(r.sample?.hoursAgo ?? 1) - 1)
    run(o, registerRequest, { requestId, number: r.number, patient, componentClass: r.componentClass, quantity: r.quantity, quantityUnit: r.quantityUnit, requestedBy: '练习医生', approved: r.approved, approvedByRole: r.approved ? 'department-head' : null, consentSigned: r.consentSigned }, at)
    if (r.sample === null) continue
    const collectedAt = addHours(o.now, -r.sample.hoursAgo)
    run(o, receiveSample, { sampleId: uuidv7(), number: r.sample.number, requestId, collectedAt, rejectReason: null, group: { abo: r.sample.abo, rhd: r.sample.rhd }, antibodyScreen: 'negative' }, instant(toMs(collectedAt) + 60_000))
  }
}

function seedStock(o: SeedOptions): void {
  const all = ['A', 'B', 'AB', 'O'] as const
  const cold = { id: uuidv7(), code: 'BX-01', name: '储血冰箱1', temperatureBand: 'cold-2-6', componentClasses: ['red-cells', 'washed-red-cells', 'whole-blood'], aboGroups: [...all], layers: 4, capacity: 120, active: true }
  const frozen = { id: uuidv7(), code: 'BX-02', name: '低温冰箱', temperatureBand: 'frozen-18', componentClasses: ['plasma', 'cryoprecipitate'], aboGroups: [...all], layers: 6, capacity: 200, active: true }
  const shaker = { id: uuidv7(), code: 'ZD-01', name: '血小板振荡仪', temperatureBand: 'room-20-24', componentClasses: ['apheresis-platelets', 'manual-platelets', 'granulocytes'], aboGroups: [...all], layers: 2, capacity: 20, active: true }
  const blocks = new Map<string, { blockId: string; next: number }>()
  for (const [fridge, prefix] of [[cold, 'R'], [frozen, 'P'], [shaker, 'T']] as const) {
    run(o, defineFridge, fridge)
    const rangeId = uuidv7()
    run(o, defineRange, { id: rangeId, fridgeId: fridge.id, prefix, digits: 5, start: 1, end: 20_000, reset: 'yearly', lowWater: 200 })
    const year = new Date(toMs(o.now) + 8 * 3_600_000).getUTCFullYear()
    const leased = run(o, leaseBlock, { rangeId, deviceId: o.deviceId, year, size: 1000 })
    blocks.set(prefix, { blockId: leased.documents[0]?.id ?? '', next: 1 })
  }
  const dispatch = generateDispatch({ seed: 7, count: 36, now: o.now, products: ['D1002', 'D1002', 'D1001', 'D2002', 'D3001', 'D1002', 'D2002', 'D4001', 'D1002'] })
  const dispatchId = uuidv7()
  run(o, importDispatch, { dispatchId, number: dispatch.number, stationName: dispatch.stationName, dispatchedAt: null, fileName: 'practice.csv', lines: dispatch.bags.map(({ codes: _codes, compound: _compound, ...b }, i) => ({ ...b, lineNo: i + 2 })) })
  // Four bags stay on the list, so that there is something to receive.
  for (const bag of dispatch.bags.slice(0, 32)) {
    const got = run(o, receiveBag, { dispatchId, bag: { din: bag.din, productCode: bag.productCode, abo: bag.abo, rhd: bag.rhd, expiresAt: bag.expiresAt, blocksStock: false }, rawScans: [...bag.codes], decision: 'accept', seen: [] })
    const unitId = got.documents.find((d) => d.entity === 'unit')?.id ?? ''
    const block = blocks.get(bag.productCode.startsWith('D1') ? 'R' : bag.productCode.startsWith('D3') ? 'T' : 'P')
    if (block === undefined) throw new Error(`no block for ${bag.productCode}`)
    const assigned = run(o, assignNumber, { unitId, blockId: block.blockId, value: block.next, layer: null })
    block.next += 1
    // These labels were printed in the invented past.
    for (const id of assigned.printJobs) o.jobs.markCancelled({ id, at: o.now, reason: 'practice' })
    const number = o.documents.run(get('unit', unitId))?.selfNumber ?? ''
    run(o, confirmLabel, { selfNumber: number, din: bag.din, dinFlags: '00', productCode: null })
  }
}
