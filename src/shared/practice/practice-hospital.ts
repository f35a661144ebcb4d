import { defineFridge } from '../commands/fridges/define-fridge.ts'
import { defineUser } from '../commands/identity/define-user.ts'
import { assignNumber } from '../commands/numbering/assign-number.ts'
import { confirmLabel } from '../commands/numbering/confirm-label.ts'
import { defineRange } from '../commands/numbering/define-range.ts'
import { leaseBlock } from '../commands/numbering/lease-block.ts'
import { definePolicy } from '../commands/ops/define-policy.ts'
import { defineSite } from '../commands/ops/define-site.ts'
import type { EntityName } from '../commands/entities.ts'
import { importDispatch } from '../commands/receiving/import-dispatch.ts'
import { receiveBag } from '../commands/receiving/receive-bag.ts'
import type { AnyCommand } from '../commands/registry.ts'
import { defineProduct } from '../commands/stock/define-product.ts'
import { receiveSample } from '../commands/testing/receive-sample.ts'
import { registerRequest } from '../commands/testing/register-request.ts'
import { defaultPolicy } from '../domain/ops/policy.ts'
import { formatNumber } from '../domain/numbering/format-number.ts'
import { addHours, instant, shanghai, toMs, type Instant } from '../kernel/time.ts'
import { generateDispatch } from './generate-dispatch.ts'
import { practiceProducts } from './practice-products.ts'
import { practiceRequests } from './practice-requests.ts'
import type { PracticePerson } from './practice-people.ts'

export interface PracticeStep {
  readonly command: AnyCommand
  readonly payload: object
  /** When it happened in the invented past. */
  readonly now: Instant
}

/** Documents that a step wrote, handed back to the generator. */
export type PracticeWritten = readonly { readonly entity: EntityName; readonly id: string }[]

interface Options {
  readonly now: Instant
  readonly newId: () => string
  /** Whose numbers the labels of the stock have. */
  readonly deviceId: string
  readonly people: readonly (PracticePerson & { readonly pinHash: string })[]
  readonly practice: 'shift' | 'full'
  /** The demo hospital with a server has signed offline issue (design §5); a bench that works alone has no use for it. */
  readonly offlineIssue: boolean
}

type Steps = Generator<PracticeStep, void, PracticeWritten>

const site = { hospitalName: '练习医院输血科', sampleMaxHours: 72, expiringSoonHours: 72 }

/** The invented demo hospital as the commands that make it: bench and server run the same. The first step names the site. */
export function* practiceHospital(o: Options): Steps {
  const at = (command: AnyCommand, payload: object, now: Instant = o.now): PracticeStep => ({ command, payload, now })
  for (const { pinHash, pin: _pin, ...person } of o.people) yield at(defineUser, { ...person, roles: [...person.roles], id: o.newId(), active: true, pinHash })
  for (const product of practiceProducts) yield at(defineProduct, { ...product, id: o.newId() })
  yield at(defineSite, site)
  if (o.offlineIssue) {
    const { id: _id, version: _version, ...values } = defaultPolicy
    yield at(definePolicy, { ...values, offlineIssue: true })
  }
  yield* requests(o, at)
  if (o.practice === 'full') yield* stock(o, at)
}

type At = (command: AnyCommand, payload: object, now?: Instant) => PracticeStep

/** Tubes are taken in at a time when they were young enough; one of them is too old by now. */
function* requests(o: Options, at: At): Steps {
  for (const r of practiceRequests) {
    const requestId = o.newId()
    const { name, sex, birthDate, ward, bed, recordNumber } = r
    const patient = { name, sex, birthDate, ward, bed, recordNumber, antibodyHistory: false }
    yield at(registerRequest, { requestId, number: r.number, patient, componentClass: r.componentClass, quantity: r.quantity, quantityUnit: r.quantityUnit, requestedBy: '练习医生', approved: r.approved, approvedByRole: r.approved ? 'department-head' : null, consentSigned: r.consentSigned }, addHours(o.now, -(r.sample?.hoursAgo ?? 1) - 1))
    if (r.sample === null) continue
    const collectedAt = addHours(o.now, -r.sample.hoursAgo)
    yield at(receiveSample, { sampleId: o.newId(), number: r.sample.number, requestId, collectedAt, rejectReason: null, group: { abo: r.sample.abo, rhd: r.sample.rhd }, antibodyScreen: 'negative' }, instant(toMs(collectedAt) + 60_000))
  }
}

function* stock(o: Options, at: At): Steps {
  const aboGroups = ['A', 'B', 'AB', 'O']
  const fridges = [
    { prefix: 'R', code: 'BX-01', name: '储血冰箱1', temperatureBand: 'cold-2-6', componentClasses: ['red-cells', 'washed-red-cells', 'whole-blood'], aboGroups, layers: 4, capacity: 120 },
    { prefix: 'P', code: 'BX-02', name: '低温冰箱', temperatureBand: 'frozen-18', componentClasses: ['plasma', 'cryoprecipitate'], aboGroups, layers: 6, capacity: 200 },
    { prefix: 'T', code: 'ZD-01', name: '血小板振荡仪', temperatureBand: 'room-20-24', componentClasses: ['apheresis-platelets', 'manual-platelets', 'granulocytes'], aboGroups, layers: 2, capacity: 20 }
  ]
  const year = shanghai(o.now).year
  const blocks = new Map<string, { readonly blockId: string; next: number }>()
  for (const { prefix, ...fridge } of fridges) {
    const fridgeId = o.newId()
    yield at(defineFridge, { ...fridge, id: fridgeId, active: true })
    const rangeId = o.newId()
    yield at(defineRange, { id: rangeId, fridgeId, prefix, digits: 5, start: 1, end: 90_000, reset: 'yearly', lowWater: 200 })
    const leased = yield at(leaseBlock, { rangeId, deviceId: o.deviceId, year, size: 1000 })
    blocks.set(prefix, { blockId: idOf(leased, 'number_block'), next: 1 })
  }
  const dispatch = generateDispatch({ seed: 7, count: 36, now: o.now, products: ['D1002', 'D1002', 'D1001', 'D2002', 'D3001', 'D1002', 'D2002', 'D4001', 'D1002'] })
  const lines = dispatch.bags.map(({ codes: _codes, compound: _compound, ...b }, i) => ({ ...b, lineNo: i + 2 }))
  const imported = yield at(importDispatch, { number: dispatch.number, stationName: dispatch.stationName, dispatchedAt: null, fileName: 'practice.csv', lines })
  const dispatchId = idOf(imported, 'dispatch')
  // Four bags stay on the list, so that there is something to receive.
  for (const bag of dispatch.bags.slice(0, 32)) {
    const { din, productCode, abo, rhd, expiresAt } = bag
    const got = yield at(receiveBag, { dispatchId, bag: { din, productCode, abo, rhd, expiresAt, blocksStock: false }, rawScans: [...bag.codes], decision: 'accept', seen: [] })
    const prefix = productCode.startsWith('D1') ? 'R' : productCode.startsWith('D3') ? 'T' : 'P'
    const block = blocks.get(prefix)
    if (block === undefined) throw new Error(`no block for ${productCode}`)
    yield at(assignNumber, { unitId: idOf(got, 'unit'), blockId: block.blockId, value: block.next, layer: null })
    const selfNumber = formatNumber({ prefix, digits: 5, reset: 'yearly' }, year, block.next)
    block.next += 1
    yield at(confirmLabel, { selfNumber, din, dinFlags: '00', productCode: null })
  }
}

function idOf(written: PracticeWritten, entity: EntityName): string {
  const found = written.find((d) => d.entity === entity)
  if (found === undefined) throw new Error(`practice data: no ${entity} was written`)
  return found.id
}
