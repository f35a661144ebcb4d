import { z } from 'zod'
import type { Dispatch } from '../../domain/receiving/dispatch.ts'
import type { DispatchLine } from '../../domain/receiving/dispatch-line.ts'
import { blocksAcceptance, findings } from '../../domain/receiving/finding.ts'
import { specialTestsOf } from '../../barcode/special-tests.ts'
import { defaultPolicy, type Policy } from '../../domain/ops/policy.ts'
import type { Recall } from '../../domain/notices/notice.ts'
import { bagFindings } from '../../domain/receiving/compare-bag.ts'
import { isOutsideTransport, type DeliveryBox } from '../../domain/receiving/delivery-box.ts'
import { lineIdOf } from '../../domain/receiving/listed-bag.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import type { Product } from '../../domain/stock/product.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects, type Put } from '../effects.ts'
import { find, findOne, get } from '../load.ts'

const payload = z.object({
  dispatchId: z.string(),
  bag: z.object({
    din: z.string().length(13),
    productCode: z.string().length(8),
    abo: z.enum(aboGroups),
    rhd: z.enum(rhdTypes).nullable(),
    expiresAt: z.string(),
    blocksStock: z.boolean()
  }),
  /** The codes as they were read, kept with the bag. */
  rawScans: z.array(z.string().max(4096)).max(16),
  decision: z.enum(['accept', 'quarantine', 'reject']),
  /** What the technician saw beyond what the codes say. */
  seen: z.array(z.enum(findings)).max(10),
  /** The transport box that it came in. */
  boxId: z.string().nullable().default(null)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly dispatch: Dispatch | null
  readonly lines: DispatchLine[]
  readonly stocked: Unit | null
  readonly product: Product | null
  readonly recalls: readonly Recall[]
  readonly box: DeliveryBox | null
  readonly policy: Policy
}

/**
 * R03: what becomes of one bag at the door. Accepted only when its own codes agree with the list and nothing was seen;
 * otherwise quarantined (in the house, not usable) or rejected (goes back with the driver). One bag is never stocked twice.
 */
export const receiveBag = defineCommand<Payload, Documents>({
  name: 'receiving.receiveBag',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load(p) {
    return {
      dispatch: yield* get('dispatch', p.dispatchId),
      lines: yield* find('dispatch_line', { dispatchId: p.dispatchId, din: p.bag.din }),
      stocked: yield* findOne('unit', { din: p.bag.din, productCode: p.bag.productCode }),
      product: yield* findOne('product', { code: p.bag.productCode.slice(0, 5) }),
      recalls: yield* find('recall', { state: 'open' }),
      box: p.boxId === null ? null : yield* get('delivery_box', p.boxId),
      policy: (yield* get('policy', 'policy')) ?? defaultPolicy
    }
  },
  decide(documents, p, context) {
    const { dispatch, lines, stocked, product } = documents
    const { now } = context
    if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
    if (dispatch.state === 'finished') return err(refusal('receiving.dispatch-finished', { number: dispatch.number }))
    if (stocked !== null) return err(refusal('receiving.bag-already-stocked', { din: p.bag.din, state: stocked.state }))
    const line = lineOfBag(lines, p.bag.productCode)
    if (line !== null && !mayStillCome(line)) return err(refusal('receiving.line-done', { din: p.bag.din, lineNo: line.lineNo }))
    const found = findingsOf(p, line, { now, ...documents })
    if (p.decision === 'accept' && blocksAcceptance(found)) return err(refusal('receiving.bag-differs', { din: p.bag.din, findings: found.join(' ') }))
    if (p.decision !== 'accept' && found.length === 0) return err(refusal('receiving.finding-missing', { din: p.bag.din }))
    // A bag whose product the house does not know has no class, so no rule could ever release it: it does not come in.
    if (p.decision !== 'reject' && (product === null || !product.active)) {
      return err(refusal('receiving.product-unknown', { product: p.bag.productCode }))
    }

    return ok(received({ dispatch, line, product, lines }, { ...p, found }, context))
  },
  caseOf: ({ code }) => (code === 'receiving.bag-already-stocked' || code === 'receiving.line-done' ? 'received-twice' : null),
  /**
   * The bag was looked at here, whatever another bench has said of it. Not on record yet: it goes on record, out of use until somebody
   * has looked. On record: two benches had it at the door; what either found wrong with it takes it out of use.
   */
  record(documents, p, context) {
    const { dispatch, lines, stocked, product } = documents
    const line = lineOfBag(lines, p.bag.productCode)
    const found = findingsOf(p, line, { now: context.now, ...documents })
    if (stocked !== null) return foundAgain(stocked, p.decision === 'accept' ? [] : found)
    if (product === null || p.decision === 'reject') return null
    const open = line !== null && mayStillCome(line) ? line : null
    return received({ dispatch, line: open, product, lines }, { ...p, found, decision: 'quarantine' }, context)
  }
})

/** What is known against the bag (`bagFindings`), and what the technician saw. */
function findingsOf(p: Payload, line: DispatchLine | null, { now, recalls, box, policy, product }: Documents & Pick<CommandContext, 'now'>): DispatchLine['findings'] {
  const outsideTransport = isOutsideTransport(policy, product?.componentClass ?? null, box?.temperatureC ?? null)
  return [...new Set([...bagFindings(p.bag, line, { now, recalls, outsideTransport, maxLifeDays: product?.maxLifeDays ?? null }), ...p.seen])]
}

function foundAgain(unit: Unit, found: DispatchLine['findings']): Effects {
  const state = found.length === 0 ? null : nextUnitState(unit.state, 'quarantine')
  return {
    puts: state === null ? [] : [change('unit', unit, { state, quarantineReason: found.join(' ') })],
    labels: [],
    audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, product: unit.productCode, again: true, findings: found.join(' ') } }
  }
}

interface About {
  /** Null: the list itself did not reach us; the bag did. */
  readonly dispatch: Dispatch | null
  readonly line: DispatchLine | null
  readonly product: Product | null
  /** All lines of its DIN. */
  readonly lines: readonly DispatchLine[]
}

export function received({ dispatch, line, product, lines }: About, p: Payload & { readonly found: DispatchLine['findings'] }, { now, actor, deviceId }: CommandContext): Effects {
  const { found } = p
  const unitId = p.decision === 'reject' || product === null ? null : nameId('unit', p.bag.din, p.bag.productCode)
  const lineId = dispatch === null ? null : (line?.id ?? lineIdOf(dispatch.id, p.bag, lines))
  const outcome = ({ accept: 'accepted', quarantine: 'quarantined', reject: 'rejected' } as const)[p.decision]
  // What the bag's own codes say beyond group and product; kept on its line, so that every bench can show it.
  const specialTests = specialTestsOf(p.rawScans)
  const puts: Put[] = []
  if (line !== null) puts.push(change('dispatch_line', line, { outcome, findings: found, unitId, boxId: p.boxId, specialTests }))
  else if (dispatch !== null && lineId !== null) {
    puts.push(
      create('dispatch_line', {
        id: lineId, dispatchId: dispatch.id, lineNo: 0, listed: false, din: p.bag.din, productCode: p.bag.productCode, productId: product?.id ?? null,
        componentName: product?.name ?? p.bag.productCode, abo: p.bag.abo, rhd: p.bag.rhd, volumeMl: product?.volumeMl ?? 0,
        expiresAt: p.bag.expiresAt, priceFen: null, outcome, findings: found, unitId, boxNumber: null, boxId: p.boxId, specialTests
      })
    )
  }
  if (unitId !== null && product !== null) {
    puts.push(
      create('unit', {
        id: unitId, din: p.bag.din, productCode: p.bag.productCode, productId: product.id, componentClass: product.componentClass, componentName: product.name,
        abo: p.bag.abo, rhd: p.bag.rhd, quantity: product.quantity, quantityUnit: product.quantityUnit,
        volumeMl: line !== null && line.volumeMl > 0 ? line.volumeMl : product.volumeMl,
        expiresAt: p.bag.expiresAt, state: p.decision === 'accept' ? 'received' : 'quarantined', selfNumber: null, fridgeId: null, dispatchId: dispatch?.id ?? null,
        dispatchLineId: lineId, receivedAt: now, receivedBy: actor.userId, quarantineReason: p.decision === 'accept' ? null : found.join(' '),
        autologousPatientId: null, issueId: null, holder: deviceId, epoch: 1, recallBy: null
      })
    )
  }
  const subjects = [`dispatch:${p.dispatchId}`, ...(lineId === null ? [] : [`line:${lineId}`]), ...(unitId === null ? [] : [`unit:${unitId}`])]
  return { puts, labels: [], audit: { subjects, detail: { din: p.bag.din, product: p.bag.productCode, decision: p.decision, findings: found.join(' ') } } }
}

/** Nobody has looked at the bag of this line yet. On a note that was opened again, one that was missing may come after all. */
export function mayStillCome({ outcome }: DispatchLine): boolean {
  return outcome === 'pending' || outcome === 'missing'
}

/**
 * The line of this bag: the one with its whole product code (split bags share the DIN). Else the only open listed line of the DIN, as
 * `wrong-component`; never the line of another division of the same product: that bag may still come, and must find its line open. Where two
 * lines are open nobody can say which was meant, so the bag is an extra one.
 */
export function lineOfBag(lines: readonly DispatchLine[], productCode: string): DispatchLine | null {
  const own = lines.find((l) => l.productCode === productCode)
  if (own !== undefined) return own
  const [only, ...more] = lines.filter((l) => l.listed && l.outcome === 'pending' && !isOtherDivision(l.productCode, productCode))
  return only === undefined || more.length > 0 ? null : only
}

/** Same product description (5 characters), other division (last 2): two bags (ST-001 §5.3). */
function isOtherDivision(a: string, b: string): boolean {
  return a.slice(0, 5) === b.slice(0, 5) && a.slice(6) !== b.slice(6)
}
