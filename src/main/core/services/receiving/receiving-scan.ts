import { addScan, completeBag, emptyBag, type Bag } from '../../../../shared/barcode/assemble-bag.ts'
import { find, findOne, get } from '../../../../shared/commands/load.ts'
import { lineOfBag, mayStillCome } from '../../../../shared/commands/receiving/receive-bag.ts'
import { OWN_LABEL_FLAGS } from '../../../../shared/domain/labels/label-codes.ts'
import { defaultPolicy } from '../../../../shared/domain/ops/policy.ts'
import { bagFindings, type ScannedBag } from '../../../../shared/domain/receiving/compare-bag.ts'
import { isOutsideTransport } from '../../../../shared/domain/receiving/delivery-box.ts'
import type { DispatchLine } from '../../../../shared/domain/receiving/dispatch-line.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import type { ReceivingScan } from '../../../../shared/ipc/contract/receiving.ts'
import type { BenchContext } from '../../bench-context.ts'
import { identify, labelOf, readCode } from '../traceability/identify.ts'

interface ScanAt {
  readonly dispatchId: string
  readonly boxId?: string | null | undefined
  readonly raw: string
}

/**
 * The codes of the bag in hand, read so far. In memory only: after a crash the bag is simply scanned again, and a half
 * read bag is never taken for a whole one.
 */
export class ReceivingScans {
  #bag: Bag = emptyBag
  #raws: string[] = []
  readonly #bench: BenchContext

  constructor(bench: BenchContext) {
    this.#bench = bench
  }

  reset(): void {
    this.#bag = emptyBag
    this.#raws = []
  }

  scan({ dispatchId, boxId = null, raw }: ScanAt): ReceivingScan {
    // A bag is awaited here, so a rule wins over a number of the house that looks the same; our own labels never pass for bags.
    const parsed = readCode(this.#bench, raw)
    const ownLabel = parsed.ok && (parsed.structures.length === 0 || parsed.structures.some((s) => s.id === '001' && s.fields.flags === OWN_LABEL_FLAGS) || (parsed.by !== 'isbt' && labelOf(this.#bench, raw.trim()) !== null))
    if (!parsed.ok || ownLabel) {
      const identified = identify(this.#bench, raw)
      return identified.kind === 'unreadable' ? { kind: 'unreadable', refusal: identified.refusal } : { kind: 'other', identified }
    }
    const added = addScan(this.#bag, parsed.structures)
    if (added.conflict !== undefined) {
      const { code, have, got } = added.conflict
      return { kind: 'unreadable', refusal: { code, params: { have, got } } }
    }
    this.#bag = added.bag
    this.#raws = added.startedNew ? [raw] : [...new Set([...this.#raws, raw])]
    const complete = completeBag(added.bag)
    if (complete === null) return { kind: 'incomplete', din: added.bag.din, missing: [...added.missing], startedNew: added.startedNew }

    const lines = this.#bench.documents.run(find('dispatch_line', { dispatchId, din: complete.din }))
    const line = lineOfBag(lines, complete.productCode)
    const rawScans = this.#raws
    // The next code belongs to the next bag: four codes prove nothing on which bag they were on.
    this.reset()
    // A message such as "quarantine" stands where the group would: the list says the group, the message keeps it out of stock.
    const abo = complete.abo ?? line?.abo ?? null
    if (abo === null) return { kind: 'unreadable', refusal: refusal('receiving.group-unreadable', { din: complete.din }) }
    const bag: ScannedBag = {
      din: complete.din,
      productCode: complete.productCode,
      abo,
      rhd: complete.abo === null ? (line?.rhd ?? null) : complete.rhd,
      expiresAt: complete.expiresAt,
      // Directed, autologous and biohazard bags are bound to somebody: never into common stock here.
      blocksStock: complete.blocksStock || complete.abo === null || !['default', 'autologous-eligible', 'directed-eligible'].includes(complete.collection ?? 'default')
    }
    return { kind: 'bag', bag, rawScans, line, ...this.#judge({ dispatchId, boxId, bag, line }) }
  }

  #judge({ dispatchId, boxId, bag, line }: { readonly dispatchId: string; readonly boxId: string | null; readonly bag: ScannedBag; readonly line: DispatchLine | null }): { componentName: string; findings: ReturnType<typeof bagFindings>; refusal: Refusal | null } {
    const { documents, clock } = this.#bench
    const dispatch = documents.run(get('dispatch', dispatchId))
    const product = documents.run(findOne('product', { code: bag.productCode.slice(0, 5) }))
    const stocked = documents.run(findOne('unit', { din: bag.din, productCode: bag.productCode }))
    const stop =
      dispatch === null
        ? refusal('receiving.dispatch-unknown')
        : dispatch.state === 'finished'
          ? refusal('receiving.dispatch-finished', { number: dispatch.number })
          : stocked !== null
            ? refusal('receiving.bag-already-stocked', { din: bag.din, state: stocked.state })
            : line !== null && !mayStillCome(line)
              ? refusal('receiving.line-done', { din: bag.din, lineNo: line.lineNo })
              : null
    const box = boxId === null ? null : documents.run(get('delivery_box', boxId))
    const outsideTransport = box !== null && isOutsideTransport(documents.run(get('policy', 'policy')) ?? defaultPolicy, product?.componentClass ?? null, box.temperatureC)
    return { componentName: product?.name ?? bag.productCode, findings: bagFindings(bag, line, { now: clock(), recalls: documents.run(find('recall', { state: 'open' })), outsideTransport, maxLifeDays: product?.maxLifeDays ?? null }), refusal: stop }
  }
}
