import type { z } from 'zod'
import { attachmentSchema } from '../domain/attachments/attachment.ts'
import { feeExplanationSchema, feePeriodSchema, feeStatementSchema } from '../domain/fees/fee-documents.ts'
import { feePriceSchema } from '../domain/fees/price.ts'
import { fridgeSchema } from '../domain/fridges/fridge.ts'
import { userSchema } from '../domain/identity/user.ts'
import { issueSchema } from '../domain/issuing/issue.ts'
import { noticeReadSchema, noticeSchema, recallLineSchema, recallSchema } from '../domain/notices/notice.ts'
import { numberBlockSchema } from '../domain/numbering/number-block.ts'
import { numberRangeSchema } from '../domain/numbering/number-range.ts'
import { selfNumberSchema } from '../domain/numbering/self-number.ts'
import { benchSchema } from '../domain/ops/bench.ts'
import { exceptionCaseSchema } from '../domain/ops/exception-case.ts'
import { policySchema } from '../domain/ops/policy.ts'
import { taskSchema } from '../domain/ops/task.ts'
import { siteSchema } from '../domain/ops/site.ts'
import { codeRuleSchema } from '../domain/receiving/code-rule.ts'
import { deliveryBoxSchema } from '../domain/receiving/delivery-box.ts'
import { dispatchLineSchema } from '../domain/receiving/dispatch-line.ts'
import { dispatchSchema } from '../domain/receiving/dispatch.ts'
import { reservationDispatchSchema, reservationFeedbackSchema, reservationSchema, reservationTemplateSchema } from '../domain/reservations/reservation.ts'
import { stationReturnLineSchema, stationReturnSchema } from '../domain/returns/station-return.ts'
import { stationFindingSchema, stationLinkSchema, stationMappingSchema, stationMessageSchema } from '../domain/station/link.ts'
import { productSchema } from '../domain/stock/product.ts'
import { countLineSchema, stockCountSchema } from '../domain/stock/stock-count.ts'
import { unitSchema } from '../domain/stock/unit.ts'
import { crossmatchSchema } from '../domain/testing/crossmatch.ts'
import { antibodyScreenSchema } from '../domain/testing/antibody-screen.ts'
import { groupConclusionSchema } from '../domain/testing/group-conclusion.ts'
import { groupingSchema } from '../domain/testing/grouping.ts'
import { sampleCheckSchema } from '../domain/testing/sample-check.ts'
import { testingPolicySchema } from '../domain/testing/testing-policy.ts'
import { patientSchema } from '../domain/testing/patient.ts'
import { referenceMatchSchema } from '../domain/testing/reference-match.ts'
import { referenceReferralSchema } from '../domain/testing/reference-referral.ts'
import { requestSchema } from '../domain/testing/request.ts'
import { sampleSchema } from '../domain/testing/sample.ts'

/** Every kind of document, by the name of its table. A drift test holds the tables against these schemas. */
export const entities = {
  site: siteSchema,
  app_user: userSchema,
  product: productSchema,
  fridge: fridgeSchema,
  number_range: numberRangeSchema,
  number_block: numberBlockSchema,
  self_number: selfNumberSchema,
  code_rule: codeRuleSchema,
  dispatch: dispatchSchema,
  dispatch_line: dispatchLineSchema,
  delivery_box: deliveryBoxSchema,
  unit: unitSchema,
  patient: patientSchema,
  request: requestSchema,
  sample: sampleSchema,
  crossmatch: crossmatchSchema,
  grouping: groupingSchema,
  group_conclusion: groupConclusionSchema,
  antibody_screen: antibodyScreenSchema,
  sample_check: sampleCheckSchema,
  testing_policy: testingPolicySchema,
  stock_count: stockCountSchema,
  count_line: countLineSchema,
  task: taskSchema,
  exception_case: exceptionCaseSchema,
  policy: policySchema,
  issue: issueSchema,
  station_return: stationReturnSchema,
  station_return_line: stationReturnLineSchema,
  bench: benchSchema,
  station_link: stationLinkSchema,
  station_message: stationMessageSchema,
  station_finding: stationFindingSchema,
  station_mapping: stationMappingSchema,
  fee_price: feePriceSchema,
  fee_statement: feeStatementSchema,
  fee_explanation: feeExplanationSchema,
  fee_period: feePeriodSchema,
  notice: noticeSchema,
  notice_read: noticeReadSchema,
  recall: recallSchema,
  recall_line: recallLineSchema,
  reservation: reservationSchema,
  reservation_feedback: reservationFeedbackSchema,
  reservation_dispatch: reservationDispatchSchema,
  reservation_template: reservationTemplateSchema,
  reference_referral: referenceReferralSchema,
  reference_match: referenceMatchSchema,
  attachment: attachmentSchema
} as const

export type EntityName = keyof typeof entities
export type Doc<E extends EntityName> = z.infer<(typeof entities)[E]>
