import { get } from '../../../../shared/commands/load.ts'
import { receiveSample } from '../../../../shared/commands/testing/receive-sample.ts'
import { recordCrossmatch } from '../../../../shared/commands/testing/record-crossmatch.ts'
import { registerRequest } from '../../../../shared/commands/testing/register-request.ts'
import { derivedIds } from '../../../../shared/kernel/derived-ids.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import type { Documents } from '../../store/documents.ts'
import { openGroupCase } from '../tasks/open-group-case.ts'
import { unitRow } from '../unit-rows.ts'
import { latestSample } from './latest-sample.ts'
import { requestView } from './request-view.ts'

type Names = 'testing.requests' | 'testing.request' | 'testing.registerRequest' | 'testing.receiveSample' | 'testing.recordCrossmatch' | 'testing.checkUnit'

const NIL = '00000000-0000-7000-8000-000000000000'

export function testingHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'testing.requests': ({ open }) => {
      const newest = bench.db.prepare<[], { id: string }>(`SELECT id FROM request ${open ? `WHERE state <> 'cancelled' AND issued_quantity < quantity` : ''} ORDER BY id DESC LIMIT 200`).all()
      const rows = newest.flatMap(({ id }) => bench.documents.run(get('request', id)) ?? [])
      const sampleAt = bench.db.prepare<[string], { at: string | null }>(`SELECT max(collected_at) AS at FROM sample WHERE patient_id = ? AND state = 'accepted'`)
      const matched = bench.db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM crossmatch c WHERE c.request_id = ? AND c.major = 'compatible' AND (SELECT state FROM unit WHERE id = c.unit_id) = 'in-stock'`)
      return ok({
        requests: rows.flatMap((r) => {
          const patient = bench.documents.run(get('patient', r.patientId))
          return patient === null ? [] : [{ ...r, patient, sampleAt: sampleAt.get(r.patientId)?.at ?? null, matched: matched.get(r.id)?.n ?? 0 }]
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
      if (!result.ok && result.error.code === 'testing.group-differs-from-history') {
        const { history, historyRhd, found, foundRhd } = result.error.params
        openGroupCase(bench, { purpose: 'testing.receiveSample', commandId, requestId: payload.requestId, finding: `${history} ${historyRhd} → ${found} ${foundRhd}`, actor })
      }
      return result.ok ? ok({}) : result
    },
    'testing.recordCrossmatch': ({ commandId, signature, ...input }, actor) => {
      const payload = (documents: Documents): Result<unknown, Refusal> => ok({ ...input, sampleId: latestSample(documents, documents.run(get('request', input.requestId))?.patientId) })
      const result = runCommand(bench, { purpose: 'testing.recordCrossmatch', command: recordCrossmatch, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    // The command's own rule is asked, without writing: the screen can never be of another opinion than the command.
    'testing.checkUnit': ({ requestId, unitId }, actor) => {
      if (actor === null) return err(refusal('identity.not-signed-in'))
      const payload = { requestId, unitId, method: 'saline', major: 'compatible', minor: 'compatible', sampleId: null } as const
      const decided = recordCrossmatch.decide(bench.documents.run(recordCrossmatch.load(payload)), payload, {
        commandId: NIL, now: bench.clock(), newId: derivedIds(NIL), actor, second: null, deviceId: bench.deviceId
      })
      return ok({ unit: unitRow(bench.db, unitId), refusal: decided.ok ? null : decided.error })
    }
  }
}
