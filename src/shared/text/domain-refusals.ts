import type { RefusalCode } from '../domain/refusal-code.ts'
import { benchRefusals } from './domain-refusals-bench.ts'
import { feeRefusals } from './domain-refusals-fees.ts'
import { issuingRefusals } from './domain-refusals-issuing.ts'
import { noticeRefusals } from './domain-refusals-notices.ts'
import { numberingRefusals } from './domain-refusals-numbering.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'
import { receivingRefusals } from './domain-refusals-receiving.ts'
import { attachmentRefusals } from './domain-refusals-attachments.ts'
import { referenceRefusals } from './domain-refusals-references.ts'
import { reservationRefusals } from './domain-refusals-reservations.ts'
import { returnRefusals } from './domain-refusals-returns.ts'
import { stationRefusals } from './domain-refusals-station.ts'
import { storeRefusals } from './domain-refusals-store.ts'
import { syncRefusals } from './domain-refusals-sync.ts'
import { taskRefusals } from './domain-refusals-tasks.ts'
import { testingRefusals } from './domain-refusals-testing.ts'

/** What a person reads for each refusal of the domain: which rule, which value, what to do next. */
export const domainRefusals: Readonly<Record<RefusalCode, RefusalPair>> = {
  ...benchRefusals,
  ...numberingRefusals,
  ...receivingRefusals,
  ...testingRefusals,
  ...taskRefusals,
  ...issuingRefusals,
  ...returnRefusals,
  ...feeRefusals,
  ...noticeRefusals,
  ...attachmentRefusals,
  ...referenceRefusals,
  ...reservationRefusals,
  ...stationRefusals,
  ...storeRefusals,
  ...syncRefusals
}
