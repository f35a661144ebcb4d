import { find, findOne } from '../../../../shared/commands/load.ts'
import { confirmLabel } from '../../../../shared/commands/numbering/confirm-label.ts'
import { defineRange } from '../../../../shared/commands/numbering/define-range.ts'
import { spoilLabel } from '../../../../shared/commands/numbering/spoil-label.ts'
import { formatNumber } from '../../../../shared/domain/numbering/format-number.ts'
import { rangesOverlap } from '../../../../shared/domain/numbering/ranges-overlap.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { partCommandId } from '../../../../shared/kernel/derived-ids.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { instant, shanghai, toMs } from '../../../../shared/kernel/time.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { jobsOfUnits } from '../labels/job-rows.ts'
import { unitRow, unitRows } from '../unit-rows.ts'
import { assignOne, readPlaces } from './assign.ts'
import { choosePlace } from './choose-block.ts'

type Names = 'numbering.ranges' | 'numbering.previewRange' | 'numbering.saveRange' | 'numbering.work' | 'numbering.assign' | 'numbering.assignBatch' | 'numbering.confirm' | 'numbering.spoil'

export function numberingHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'numbering.ranges': () => {
      const year = shanghai(bench.clock()).year
      const fridges = new Map(bench.documents.run(find('fridge', {})).map((f) => [f.id, f.name]))
      const burned = bench.db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM self_number WHERE range_id = ? AND state = 'burned'`)
      const ranges = bench.documents.run(find('number_range', {})).map((range) => {
        const blocks = bench.documents.run(find('number_block', { rangeId: range.id, year: range.reset === 'yearly' ? year : null }))
        const used = blocks.reduce((n, b) => n + (b.retiredFrom ?? b.next) - b.first, 0)
        const retired = blocks.reduce((n, b) => n + (b.retiredFrom === null ? 0 : b.last + 1 - b.retiredFrom), 0)
        const open = blocks.find((b) => b.next <= b.last)
        const next = open?.next ?? blocks.reduce((n, b) => Math.max(n, b.last + 1), range.start)
        return {
          ...range,
          fridgeName: fridges.get(range.fridgeId) ?? '',
          firstNumber: formatNumber(range, year, range.start),
          lastNumber: formatNumber(range, year, range.end),
          nextNumber: next > range.end ? null : formatNumber(range, year, next),
          used,
          remaining: range.end - range.start + 1 - used - retired,
          retired,
          burned: burned.get(range.id)?.n ?? 0
        }
      })
      return ok({ ranges })
    },
    'numbering.previewRange': (shape) => {
      const year = shanghai(bench.clock()).year
      const count = Math.max(0, shape.end - shape.start + 1)
      const values = count === 0 ? [] : [...new Set([shape.start, Math.min(shape.start + 1, shape.end), shape.end])]
      const other = bench.documents.run(find('number_range', {})).find((r) => rangesOverlap(r, shape))
      const problem =
        count === 0
          ? refusal('numbering.range-empty', { start: shape.start, end: shape.end })
          : String(shape.end).length > shape.digits
            ? refusal('numbering.range-too-long', { end: shape.end, digits: shape.digits })
            : other === undefined
              ? null
              : refusal('numbering.range-overlaps', { first: formatNumber(other, year, other.start), last: formatNumber(other, year, other.end) })
      return ok({ examples: values.map((v) => formatNumber(shape, year, v)), count, problem })
    },
    'numbering.saveRange': async ({ commandId, range }, actor) => {
      const result = await decideCommand(bench, { purpose: 'numbering.saveRange', command: defineRange, commandId, payload: range, actor })
      return result.ok ? ok({}) : result
    },
    'numbering.work': () => {
      const places = readPlaces(bench)
      const waiting = unitRows(bench.db, { where: `u.state = 'received'`, order: 'u.received_at, u.id' }).map((unit) => {
        const place = choosePlace(unit, places, null)
        return { ...unit, fridgeName: place.ok ? place.value.fridge.name : null, problem: place.ok ? null : place.error }
      })
      const labelled = unitRows(bench.db, { where: `u.state = 'numbered'`, order: 'u.self_number' })
      const jobs = jobsOfUnits(bench.db, labelled.map((u) => u.id))
      const midnight = instant(toMs(bench.clock()) - ((toMs(bench.clock()) + 8 * 3_600_000) % 86_400_000))
      const confirmed = bench.db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM self_number WHERE confirmed_at >= ?`).get(midnight)
      return ok({ waiting, labelled: labelled.map((u) => ({ ...u, job: jobs.get(u.id) ?? null })), confirmedToday: confirmed?.n ?? 0 })
    },
    'numbering.assign': (input, actor) => assignOne(bench, { ...input, actor }),
    'numbering.assignBatch': async ({ commandId, unitIds }, actor) => {
      const assigned = []
      const refused = []
      for (const [i, unitId] of unitIds.entries()) {
        const result = await assignOne(bench, { commandId: partCommandId(commandId, i), unitId, fridgeId: null, actor })
        if (result.ok) assigned.push({ unitId, number: result.value.number })
        else refused.push({ unitId, refusal: result.error })
        // Each bag is a transaction of its own; between them scans and the printer get their turn.
        await new Promise(setImmediate)
      }
      return ok({ assigned, refused })
    },
    'numbering.confirm': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'numbering.confirm', command: confirmLabel, commandId, payload, actor })
      if (!result.ok) return result
      const number = bench.documents.run(findOne('self_number', { number: payload.selfNumber }))
      const unit = unitRow(bench.db, number?.unitId ?? '')
      return unit === null ? err(refusal('stock.unit-unknown')) : ok({ unit })
    },
    'numbering.spoil': ({ commandId, number, reason }, actor) => {
      const result = runCommand(bench, { purpose: 'numbering.spoil', command: spoilLabel, commandId, payload: { number, reason }, actor })
      if (!result.ok) return result
      // A label of a burned number must not come out of the printer any more.
      for (const job of bench.jobs.list(['queued', 'failed'])) if (job.selfNumber === number) bench.queue.cancel(job.id)
      return ok({})
    }
  }
}
