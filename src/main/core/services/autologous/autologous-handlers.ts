import { addScan, emptyBag, type Bag } from '../../../../shared/barcode/assemble-bag.ts'
import { parseScan } from '../../../../shared/barcode/parse-scan.ts'
import { bindUnit } from '../../../../shared/commands/autologous/bind-unit.ts'
import { get } from '../../../../shared/commands/load.ts'
import { OWN_LABEL_FLAGS } from '../../../../shared/domain/labels/label-codes.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers, type Problem } from '../../bench-context.ts'

export function autologousHandlers(bench: BenchContext): Pick<Handlers, 'autologous.ofUnit' | 'autologous.bind'> {
  return {
    'autologous.ofUnit': ({ unitId }) => {
      const unit = bench.documents.run(get('unit', unitId))
      if (unit === null) return err(refusal('stock.unit-unknown'))
      return ok({ patient: bench.documents.run(get('patient', unit.autologousPatientId)), bindable: unit.state === 'quarantined' && unit.autologousPatientId === null })
    },
    'autologous.bind': ({ commandId, signature, unitId, patientId, rawScans }, actor) => {
      const read = readBag(rawScans)
      if (!read.ok) return read
      const { din, product, group } = read.value
      const payload = { unitId, patientId, scanned: { din: din ?? '', productCode: product?.code ?? null, collection: group?.collection ?? null } }
      const result = runCommand(bench, { purpose: 'autologous.bind', command: bindUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    }
  }
}

/** The codes of one bag, in any order. Our own label proves nothing about what the station wrote. */
function readBag(raws: readonly string[]): Result<Bag, Problem> {
  let bag = emptyBag
  for (const raw of raws) {
    const parsed = parseScan(raw)
    if (!parsed.ok) return err({ code: parsed.code, params: { at: parsed.at, raw: raw.slice(0, 60) } })
    if (parsed.structures.some((s) => s.id === '001' && s.fields.flags === OWN_LABEL_FLAGS)) return err(refusal('numbering.own-label-instead-of-bag'))
    const added = addScan(bag, parsed.structures)
    if (added.conflict !== undefined) return err({ code: added.conflict.code, params: { have: added.conflict.have, got: added.conflict.got } })
    bag = added.bag
  }
  return ok(bag)
}
