import { find } from '../../../../shared/commands/load.ts'
import { receiveSample } from '../../../../shared/commands/testing/receive-sample.ts'
import { recordCrossmatch } from '../../../../shared/commands/testing/record-crossmatch.ts'
import { registerRequest } from '../../../../shared/commands/testing/register-request.ts'
import { derivedIds } from '../../../../shared/kernel/derived-ids.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { unitRow } from '../unit-rows.ts'
import { requestView } from './request-view.ts'

type Names = 'testing.requests' | 'testing.request' | 'testing.registerRequest' | 'testing.receiveSample' | 'testing.recordCrossmatch' | 'testing.checkUnit'

const NIL = '00000000-0000-7000-8000-000000000000'

export function testingHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'testing.requests': ({ open }) => {
      const all = bench.documents.run(find('request', {})).toReversed()
      const rows = all.filter((r) => !open || (r.state !== 'cancelled' && r.issuedQuantity < r.quantity)).slice(0, 200)
      const sampleAt = bench.db.prepare<[string], { at: string | null }>(`SELECT max(collected_at) AS at FROM sample WHERE patient_id = ? AND state = 'accepted'`)
      const matched = bench.db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM crossmatch c JOIN unit u ON u.id = c.unit_id WHERE c.request_id = ? AND c.major = 'compatible' AND u.state = 'in-stock'`)
      const patients = new Map(bench.documents.run(find('patient', {})).map((p) => [p.id, p]))
      return ok({
        requests: rows.flatMap((r) => {
          const patient = patients.get(r.patientId)
          return patient === undefined ? [] : [{ ...r, patient, sampleAt: sampleAt.get(r.patientId)?.at ?? null, matched: matched.get(r.id)?.n ?? 0 }]
        })
      })
    },
    'testing.request': ({ requestId }) => {
      const view = requestView(bench, requestId)
      return view === null ? err(refusal('testing.request-unknown')) : ok(view)
    },
    'testing.registerRequest': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.registerRequest', command: registerRequest, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'testing.receiveSample': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.receiveSample', command: receiveSample, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'testing.recordCrossmatch': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'testing.recordCrossmatch', command: recordCrossmatch, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    // The command's own rule is asked, without writing: the screen can never be of another opinion than the command.
    'testing.checkUnit': ({ requestId, unitId }, actor) => {
      if (actor === null) return err(refusal('identity.not-signed-in'))
      const payload = { requestId, unitId, method: 'saline', major: 'compatible', minor: 'compatible' } as const
      const decided = recordCrossmatch.decide(bench.documents.run(recordCrossmatch.load(payload)), payload, {
        commandId: NIL, now: bench.clock(), newId: derivedIds(NIL), actor, second: null, deviceId: bench.deviceId
      })
      return ok({ unit: unitRow(bench.db, unitId), refusal: decided.ok ? null : decided.error })
    }
  }
}
