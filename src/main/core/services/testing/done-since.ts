import type { Abo, Rhd } from '../../../../shared/domain/stock/blood-group.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { isCompatible } from '../../../../shared/domain/testing/crossmatch-result.ts'
import type { Crossmatch } from '../../../../shared/domain/testing/crossmatch.ts'
import type { ComponentClass } from '../../../../shared/domain/stock/component-class.ts'
import type { Instant } from '../../../../shared/kernel/time.ts'
import type { BenchContext } from '../../bench-context.ts'

type Done = CallOutput<'testing.worklists'>['done'][number]

interface GroupingRow {
  readonly id: string
  readonly subject: 'sample' | 'unit'
  readonly number: string
  readonly patientName: string | null
  readonly requestId: string | null
  readonly abo: Abo | null
  readonly rhd: Rhd | null
  readonly discrepancies: string
  readonly testedBy: string
  readonly checkedBy: string
  readonly at: string
}
type ScreenRow = Omit<Done, 'kind' | 'abo' | 'rhd'>
type MatchRow = Omit<Done, 'kind' | 'abo' | 'rhd' | 'outcome'> & { abo: Abo; rhd: Rhd | null; componentClass: ComponentClass; major: Crossmatch['major']; minor: Crossmatch['minor'] }

const people = 'JOIN app_user a ON a.id = x.tested_by JOIN app_user b ON b.id = x.checked_by'
const who = 'a.name AS testedBy, b.name AS checkedBy, x.tested_at AS at'

/** Groupings, re-types, screens and cross-matches signed since `from`, newest first, at most 200 of each. */
export function doneSince({ db }: BenchContext, from: Instant): Done[] {
  const groupings = db
    .prepare<[string], GroupingRow>(
      `SELECT x.id, x.subject, coalesce(s.number, u.self_number, u.din) AS number, p.name AS patientName, s.request_id AS requestId, x.abo, x.rhd, x.discrepancies, ${who}
       FROM grouping x ${people} LEFT JOIN sample s ON s.id = x.sample_id LEFT JOIN unit u ON u.id = x.unit_id LEFT JOIN patient p ON p.id = x.patient_id WHERE x.tested_at >= ? ORDER BY x.id DESC LIMIT 200`
    )
    .all(from)
    .map(({ subject, discrepancies, ...row }): Done => ({ ...row, kind: subject === 'unit' ? 'retype' : 'grouping', outcome: discrepancies === '[]' ? 'clear' : 'discrepancy' }))
  const screens = db
    .prepare<[string], ScreenRow>(
      `SELECT x.id, s.number, p.name AS patientName, s.request_id AS requestId, x.result AS outcome, ${who}
       FROM antibody_screen x ${people} JOIN sample s ON s.id = x.sample_id JOIN patient p ON p.id = x.patient_id WHERE x.tested_at >= ? ORDER BY x.id DESC LIMIT 200`
    )
    .all(from)
    .map((row): Done => ({ ...row, kind: 'screen', abo: null, rhd: null }))
  const matches = db
    .prepare<[string], MatchRow>(
      `SELECT x.id, coalesce(u.self_number, u.din) AS number, p.name AS patientName, x.request_id AS requestId, u.abo, u.rhd, u.component_class AS componentClass, x.major, x.minor, ${who}
       FROM crossmatch x ${people} JOIN unit u ON u.id = x.unit_id JOIN patient p ON p.id = x.patient_id WHERE x.tested_at >= ? ORDER BY x.id DESC LIMIT 200`
    )
    .all(from)
    .map(({ componentClass, major, minor, ...row }): Done => ({ ...row, kind: 'crossmatch', outcome: isCompatible(componentClass, { major, minor }) ? 'compatible' : 'incompatible' }))
  return [...groupings, ...screens, ...matches].toSorted((a, b) => b.at.localeCompare(a.at))
}
