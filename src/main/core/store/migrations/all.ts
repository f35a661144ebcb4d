import { first } from './0001-first.ts'
import { tasks } from './0002-tasks.ts'
import { grouping } from './0003-grouping.ts'
import { codeRules } from './0004-code-rules.ts'
import { indexes } from './0005-indexes.ts'
import { stockCount } from './0007-stock-count.ts'
import { signatureUses } from './0008-signature-uses.ts'
import { authority } from './0010-authority.ts'
import { sync } from './0011-sync.ts'
import { cases } from './0012-cases.ts'
import { syncTables } from './0013-sync-tables.ts'
import { benches } from './0014-benches.ts'
import { dispatchOrder } from './0015-dispatch-order.ts'
import { returns } from './0020-returns.ts'
import { conclusions } from './0022-conclusions.ts'
import { station } from './0026-station.ts'

/** In order; the place in the list is the version. */
export const migrations: readonly string[] = [first, tasks, grouping, codeRules, indexes, stockCount, signatureUses, authority, sync, cases, syncTables, benches, dispatchOrder, returns, conclusions, station]
