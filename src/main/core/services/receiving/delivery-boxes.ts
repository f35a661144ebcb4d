import { find, get } from '../../../../shared/commands/load.ts'
import { defaultPolicy } from '../../../../shared/domain/ops/policy.ts'
import { isOutsideTransport } from '../../../../shared/domain/receiving/delivery-box.ts'
import type { DispatchLine } from '../../../../shared/domain/receiving/dispatch-line.ts'
import { componentClasses } from '../../../../shared/domain/stock/component-class.ts'
import type { BoxRow } from '../../../../shared/ipc/contract/receiving.ts'
import type { BenchContext } from '../../bench-context.ts'

/** The boxes of a dispatch in the order of coming, with what was taken out of each and what still waits in it. */
export function boxesOf({ documents }: BenchContext, dispatchId: string, lines: readonly DispatchLine[]): { readonly wholeBox: boolean; readonly boxes: BoxRow[] } {
  const policy = documents.run(get('policy', 'policy')) ?? defaultPolicy
  const classes = new Map(documents.run(find('product', {})).map((p) => [p.code, p.componentClass]))
  // A box that holds no platelets is not blamed for being too cold for them.
  const carried = new Set(lines.flatMap((l) => classes.get(l.productCode.slice(0, 5)) ?? []))
  const boxes = documents.run(find('delivery_box', { dispatchId })).toSorted((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : 1))
  return {
    wholeBox: policy.wholeBox,
    boxes: boxes.map((box) => ({
      ...box,
      bags: lines.filter((l) => l.boxId === box.id).length,
      waiting: lines.filter((l) => l.outcome === 'pending' && l.listed && l.boxNumber === box.number).length,
      outside: componentClasses.filter((c) => carried.has(c) && isOutsideTransport(policy, c, box.temperatureC))
    }))
  }
}
