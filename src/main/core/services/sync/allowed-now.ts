import { find } from '../../../../shared/commands/load.ts'
import { checkOfflineIssue } from '../../../../shared/domain/issuing/check-offline-issue.ts'
import { defaultPolicy } from '../../../../shared/domain/ops/policy.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { shanghai } from '../../../../shared/kernel/time.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { BenchContext } from '../../bench-context.ts'

type Status = CallOutput<'sync.status'>

/** What this bench can still number by itself, by range: said before the network is gone, not after. */
export function numbersLeft({ documents, deviceId, clock }: BenchContext): Status['numbersLeft'] {
  const year = shanghai(clock()).year
  return documents.run(find('number_range', {})).filter((r) => r.active).map((range) => {
    const blocks = documents.run(find('number_block', { rangeId: range.id, deviceId, year: range.reset === 'yearly' ? year : null }))
    return { prefix: range.prefix, left: blocks.reduce((n, b) => n + Math.max(0, b.last - b.next + 1), 0), lowWater: range.lowWater }
  })
}

/** What may be done at this moment, asked of the same rules that will be asked then; of a bag, the best that can be said before it is scanned. */
export function allowedNow(bench: BenchContext, left: Status['numbersLeft']): Status['allowedNow'] {
  const { sync, documents, deviceId, clock } = bench
  if (sync.machine.state === 'revoked') {
    const no = refusal('sync.bench-revoked')
    return { receive: no, number: no, issue: no, setUp: no }
  }
  if (sync.authority === 'self' || sync.online) return { receive: null, number: null, issue: null, setUp: null }
  const needsServer = refusal('sync.needs-server')
  const policy = documents.run(find('policy', {}))[0] ?? defaultPolicy
  const held = { din: '', selfNumber: null, holder: deviceId, recallBy: null }
  return {
    receive: null,
    number: left.some((r) => r.left > 0) ? null : needsServer,
    issue: checkOfflineIssue({ unit: held, policy, deviceId, scanned: true, knownAt: sync.memory.authorityKnownAt, now: clock(), emergency: false }),
    setUp: needsServer
  }
}
