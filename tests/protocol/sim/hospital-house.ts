import { defineFridge } from '../../../src/shared/commands/fridges/define-fridge.ts'
import { defineRange } from '../../../src/shared/commands/numbering/define-range.ts'
import { definePolicy } from '../../../src/shared/commands/ops/define-policy.ts'
import { importDispatch } from '../../../src/shared/commands/receiving/import-dispatch.ts'
import type { AnyCommand } from '../../../src/shared/commands/registry.ts'
import { receiveSample } from '../../../src/shared/commands/testing/receive-sample.ts'
import { registerRequest } from '../../../src/shared/commands/testing/register-request.ts'
import { defaultPolicy } from '../../../src/shared/domain/ops/policy.ts'
import { nameId } from '../../../src/shared/kernel/name-ids.ts'
import { addHours, instant } from '../../../src/shared/kernel/time.ts'
import type { SimBench } from './sim-bench.ts'
import type { SimIds } from './sim-ids.ts'
import type { Bag, World } from './world.ts'

/** Frozen plasma of the invented dictionary: it goes without a cross-match, so that an issue is one step of this simulation. */
const PRODUCT = 'D2002V00'
export const rangeIdOf = (bench: string): string => nameId('unit', 'simulated range', bench)
const fridgeIdOf = (bench: string): string => nameId('unit', 'simulated fridge', bench)

/** What every bench needs from the house, said at one bench of it that has a good line to the server. */
export class HospitalHouse {
  readonly #office: SimBench
  readonly #ids: SimIds
  #bags = 0
  #patients = 0
  #dispatches = 0

  constructor(office: SimBench, ids: SimIds) {
    this.#office = office
    this.#ids = ids
  }

  async setUp(benches: readonly SimBench[], maxOfflineHours: number): Promise<void> {
    const { id: _id, version: _version, ...values } = defaultPolicy
    await this.#must(definePolicy, { ...values, offlineIssue: true, maxOfflineHours })
    for (const [i, { name, deviceId }] of benches.entries()) {
      const fridge = { id: fridgeIdOf(name), code: `F-${name}`, name: `冰箱${name}`, temperatureBand: 'frozen-18', componentClasses: ['plasma'], aboGroups: ['A'], layers: 4, capacity: 9000, active: true, homeDeviceId: deviceId }
      await this.#must(defineFridge, fridge)
      await this.#must(defineRange, { id: rangeIdOf(name), fridgeId: fridge.id, prefix: `N${String.fromCodePoint(65 + i)}`, digits: 6, start: 1, end: 900_000, reset: 'never', lowWater: 30 })
    }
  }

  /** A patient with a grouped sample and an approved request. @returns the request's id */
  patient(now: number): string {
    this.#patients += 1
    const requestId = this.#ids.next()
    const n = String(this.#patients).padStart(6, '0')
    const patient = { name: `病人${n}`, sex: 'female', birthDate: '1970-01-01', ward: '病房', bed: '1', recordNumber: `SIM${n}`, antibodyHistory: false }
    const at = instant(now)
    this.#here(registerRequest, { requestId, number: `SIMREQ${n}`, patient, componentClass: 'plasma', quantity: 10_000, quantityUnit: 'mL', requestedBy: '医生', approved: true, approvedByRole: 'medical-affairs', consentSigned: true })
    this.#here(receiveSample, { sampleId: this.#ids.next(), number: `SIMTUBE${n}`, requestId, collectedAt: addHours(at, -1), rejectReason: null, group: { abo: 'A', rhd: 'pos' }, antibodyScreen: 'negative' })
    return requestId
  }

  /** The van brings bags to the doors of these benches; the list of the station is on all of their disks. */
  delivery(world: World, benches: readonly SimBench[], each: number): Delivery {
    this.#dispatches += 1
    const bags: Bag[] = []
    for (const bench of benches) {
      for (let i = 0; i < each; i += 1) {
        this.#bags += 1
        const din = `S000126${String(this.#bags).padStart(6, '0')}`
        bags.push({ n: this.#bags, din, productCode: PRODUCT, unitId: nameId('unit', din, PRODUCT), place: bench.name, label: null, givenTo: null, keptBy: null })
      }
    }
    world.bags.push(...bags)
    const number = `SIM-${this.#dispatches}`
    const expiresAt = '2026-12-31T15:59:59.000Z'
    const lines = bags.map((b, i) => ({ lineNo: i + 2, din: b.din, productCode: PRODUCT, componentName: '血浆', abo: 'A', rhd: 'pos', volumeMl: 200, expiresAt, priceFen: null }))
    return { dispatchId: nameId('dispatch', number), command: importDispatch, payload: { number, stationName: '血站', dispatchedAt: null, fileName: 'sim.csv', lines }, bags, expiresAt }
  }

  #here(command: AnyCommand, payload: object): void {
    const done = this.#office.run({ command, commandId: this.#ids.next(), payload })
    if (!done.ok) throw new Error(`${command.name}: ${JSON.stringify(done.error)}`)
  }

  async #must(command: AnyCommand, payload: object): Promise<void> {
    const done = await this.#office.decide({ command, commandId: this.#ids.next(), payload })
    if (!done.ok) throw new Error(`${command.name}: ${JSON.stringify(done.error)}`)
  }
}

export interface Delivery {
  readonly dispatchId: string
  readonly command: AnyCommand
  readonly payload: object
  readonly bags: readonly Bag[]
  readonly expiresAt: string
}
