import type { BenchContext, Handlers } from './bench-context.ts'
import { fridgesHandlers } from './services/fridges/fridges-handlers.ts'
import { identityHandlers } from './services/identity/identity-handlers.ts'
import { issuingHandlers } from './services/issuing/issuing-handlers.ts'
import { labelsHandlers } from './services/labels/labels-handlers.ts'
import { numberingHandlers } from './services/numbering/numbering-handlers.ts'
import { opsHandlers } from './services/ops/ops-handlers.ts'
import { receivingHandlers } from './services/receiving/receiving-handlers.ts'
import { stockHandlers } from './services/stock/stock-handlers.ts'
import { testingHandlers } from './services/testing/testing-handlers.ts'
import { traceabilityHandlers } from './services/traceability/traceability-handlers.ts'

/** Every call of the contract has its handler here, or this does not compile. */
export function makeHandlers(bench: BenchContext): Handlers {
  return {
    ...identityHandlers(bench),
    ...opsHandlers(bench),
    ...fridgesHandlers(bench),
    ...numberingHandlers(bench),
    ...labelsHandlers(bench),
    ...receivingHandlers(bench),
    ...traceabilityHandlers(bench),
    ...testingHandlers(bench),
    ...issuingHandlers(bench),
    ...stockHandlers(bench)
  }
}
