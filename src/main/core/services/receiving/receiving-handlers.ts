import { readDispatchFile } from '../../../../exchange/read-dispatch-file.ts'
import { localCells } from '../../../../shared/barcode/code-rules/local-cells.ts'
import { find, findOne, get } from '../../../../shared/commands/load.ts'
import { confirmBox } from '../../../../shared/commands/receiving/confirm-box.ts'
import { finishDispatch } from '../../../../shared/commands/receiving/finish-dispatch.ts'
import { importDispatch } from '../../../../shared/commands/receiving/import-dispatch.ts'
import { receiveBox } from '../../../../shared/commands/receiving/receive-box.ts'
import { reopenDispatch } from '../../../../shared/commands/receiving/reopen-dispatch.ts'
import { receiveBag } from '../../../../shared/commands/receiving/receive-bag.ts'
import type { DispatchFile } from '../../../../shared/domain/receiving/sort-dispatch-lines.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { nameId } from '../../../../shared/kernel/name-ids.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { boxesOf } from './delivery-boxes.ts'
import { dispatchCounts } from './dispatch-counts.ts'
import { ReceivingScans } from './receiving-scan.ts'

type Names = 'receiving.dispatches' | 'receiving.dispatch' | 'receiving.previewFile' | 'receiving.importFile' | 'receiving.scan' | 'receiving.resetScan' | 'receiving.receiveBag' | 'receiving.finish' | 'receiving.receiveBox' | 'receiving.confirmBox' | 'receiving.reopen'

export function receivingHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const scans = new ReceivingScans(bench)
  return {
    'receiving.dispatches': () => {
      const last = bench.db.prepare<[], { id: string }>('SELECT id, imported_at FROM dispatch ORDER BY imported_at DESC, id DESC LIMIT 100').all()
      const all = last.flatMap(({ id }) => bench.documents.run(get('dispatch', id)) ?? [])
      return ok({ dispatches: all.map((d) => ({ ...d, counts: dispatchCounts(bench.db, d.id) })) })
    },
    'receiving.dispatch': ({ dispatchId }) => {
      const dispatch = bench.documents.run(get('dispatch', dispatchId))
      if (dispatch === null) return err(refusal('receiving.dispatch-unknown'))
      const lines = bench.documents.run(find('dispatch_line', { dispatchId })).toSorted((a, b) => Number(b.listed) - Number(a.listed) || a.lineNo - b.lineNo)
      const groups = new Map<string, { componentName: string; abo: (typeof lines)[number]['abo']; rhd: (typeof lines)[number]['rhd']; listed: number; accepted: number }>()
      for (const line of lines) {
        const key = `${line.componentName} ${line.abo} ${line.rhd ?? ''}`
        const group = groups.get(key) ?? { componentName: line.componentName, abo: line.abo, rhd: line.rhd, listed: 0, accepted: 0 }
        if (line.listed) group.listed += 1
        if (line.outcome === 'accepted') group.accepted += 1
        groups.set(key, group)
      }
      return ok({ dispatch, counts: dispatchCounts(bench.db, dispatchId), lines, summary: [...groups.values()], ...boxesOf(bench, dispatchId, lines) })
    },
    'receiving.previewFile': async ({ fileName, bytes }) => {
      const read = await readDispatchFile(fileName, bytes, localCells(bench.documents.run(find('code_rule', {}))))
      if (!read.ok) return read
      const file = withStockKnown(bench, read.value)
      const alreadyKnown = bench.documents.run(findOne('dispatch', { number: file.number })) !== null
      return ok({ number: file.number, stationName: file.stationName, good: file.good.length, bad: [...file.bad], alreadyKnown })
    },
    'receiving.importFile': async ({ commandId, fileName, bytes }, actor) => {
      const read = await readDispatchFile(fileName, bytes, localCells(bench.documents.run(find('code_rule', {}))))
      if (!read.ok) return read
      const file = withStockKnown(bench, read.value)
      const { good, bad, ...head } = file
      const payload = { ...head, fileName, lines: good }
      const result = runCommand(bench, { purpose: 'receiving.importFile', command: importDispatch, commandId, payload, actor })
      return result.ok ? ok({ dispatchId: nameId('dispatch', file.number), number: file.number, imported: good.length, bad: [...bad] }) : result
    },
    'receiving.scan': (at) => ok(scans.scan(at)),
    'receiving.resetScan': () => {
      scans.reset()
      return ok({})
    },
    'receiving.receiveBag': ({ commandId, boxId = null, ...rest }, actor) => {
      const payload = { ...rest, boxId }
      const result = runCommand(bench, { purpose: 'receiving.receiveBag', command: receiveBag, commandId, payload, actor })
      if (!result.ok) return result
      return ok({ unitId: result.value.documents.find((d) => d.entity === 'unit')?.id ?? null, counts: dispatchCounts(bench.db, payload.dispatchId) })
    },
    'receiving.finish': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'receiving.finish', command: finishDispatch, commandId, payload, actor, signature })
      return result.ok ? ok({ counts: dispatchCounts(bench.db, payload.dispatchId) }) : result
    },
    'receiving.receiveBox': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'receiving.receiveBox', command: receiveBox, commandId, payload, actor })
      return result.ok ? ok({ boxId: nameId('delivery_box', payload.dispatchId, payload.number.trim()) }) : result
    },
    'receiving.confirmBox': async ({ commandId, signature, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'receiving.confirmBox', command: confirmBox, commandId, payload, actor, signature })
      return result.ok ? ok({ received: payload.counted }) : result
    },
    'receiving.reopen': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'receiving.reopen', command: reopenDispatch, commandId, payload, actor })
      return result.ok ? ok({}) : result
    }
  }
}

/** Lines whose bag is in the house already, or whose product the house does not know, are listed as bad and stay out. */
function withStockKnown(bench: BenchContext, file: DispatchFile): DispatchFile {
  const products = new Set(bench.documents.run(find('product', {})).filter((p) => p.active).map((p) => p.code))
  const bad = [...file.bad]
  const good = file.good.filter((row) => {
    if (!products.has(row.productCode.slice(0, 5))) bad.push({ lineNo: row.lineNo, problem: 'product-unknown', field: 'productCode', value: row.productCode })
    else if (bench.documents.run(findOne('unit', { din: row.din, productCode: row.productCode })) !== null) bad.push({ lineNo: row.lineNo, problem: 'already-stocked', field: 'din', value: row.din })
    else return true
    return false
  })
  return { ...file, good, bad: bad.toSorted((a, b) => a.lineNo - b.lineNo) }
}
