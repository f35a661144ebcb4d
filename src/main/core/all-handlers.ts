import type { BenchContext, Handlers } from './bench-context.ts'
import { attachmentsHandlers } from './services/attachments/attachments-handlers.ts'
import { fridgesHandlers } from './services/fridges/fridges-handlers.ts'
import { identityHandlers } from './services/identity/identity-handlers.ts'
import { peopleHandlers } from './services/identity/people-handlers.ts'
import { authorityHandlers } from './services/issuing/authority-handlers.ts'
import { issuingHandlers } from './services/issuing/issuing-handlers.ts'
import { labelsHandlers } from './services/labels/labels-handlers.ts'
import { templateHandlers } from './services/labels/template-handlers.ts'
import { numberingHandlers } from './services/numbering/numbering-handlers.ts'
import { backupHandlers } from './services/ops/backup-handlers.ts'
import { autologousHandlers } from './services/autologous/autologous-handlers.ts'
import { emergencyHandlers } from './services/issuing/emergency-handlers.ts'
import { policyHandlers } from './services/ops/policy-handlers.ts'
import { tasksHandlers } from './services/tasks/tasks-handlers.ts'
import { opsHandlers } from './services/ops/ops-handlers.ts'
import { codeRuleHandlers } from './services/receiving/code-rule-handlers.ts'
import { receivingHandlers } from './services/receiving/receiving-handlers.ts'
import { feesHandlers } from './services/fees/fees-handlers.ts'
import { noticesHandlers } from './services/notices/notices-handlers.ts'
import { referencesHandlers } from './services/references/references-handlers.ts'
import { reservationsHandlers } from './services/reservations/reservations-handlers.ts'
import { returnsHandlers } from './services/returns/returns-handlers.ts'
import { stationHandlers } from './services/station/station-handlers.ts'
import { countHandlers } from './services/stock/count-handlers.ts'
import { syncHandlers } from './services/sync/sync-handlers.ts'
import { stockHandlers } from './services/stock/stock-handlers.ts'
import { groupingHandlers } from './services/testing/grouping-handlers.ts'
import { testingHandlers } from './services/testing/testing-handlers.ts'
import { worklistHandlers } from './services/testing/worklist-handlers.ts'
import { traceabilityHandlers } from './services/traceability/traceability-handlers.ts'

/** Every call of the contract has its handler here, or this does not compile. */
export function makeHandlers(bench: BenchContext): Handlers {
  return {
    ...identityHandlers(bench),
    ...peopleHandlers(bench),
    ...opsHandlers(bench),
    ...backupHandlers(bench),
    ...attachmentsHandlers(bench),
    ...fridgesHandlers(bench),
    ...numberingHandlers(bench),
    ...labelsHandlers(bench),
    ...templateHandlers(bench),
    ...receivingHandlers(bench),
    ...codeRuleHandlers(bench),
    ...traceabilityHandlers(bench),
    ...testingHandlers(bench),
    ...groupingHandlers(bench),
    ...worklistHandlers(bench),
    ...issuingHandlers(bench),
    ...emergencyHandlers(bench),
    ...authorityHandlers(bench),
    ...tasksHandlers(bench),
    ...policyHandlers(bench),
    ...autologousHandlers(bench),
    ...stockHandlers(bench),
    ...syncHandlers(bench),
    ...feesHandlers(bench),
    ...noticesHandlers(bench),
    ...referencesHandlers(bench),
    ...reservationsHandlers(bench),
    ...returnsHandlers(bench),
    ...stationHandlers(bench),
    ...countHandlers(bench)
  }
}
