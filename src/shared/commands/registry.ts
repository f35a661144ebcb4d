import type { Command } from './command.ts'
import { bindUnit } from './autologous/bind-unit.ts'
import { definePrice } from './fees/define-price.ts'
import { explainDifference } from './fees/explain-difference.ts'
import { signMonth } from './fees/sign-month.ts'
import { takeStatement } from './fees/take-statement.ts'
import { defineFridge } from './fridges/define-fridge.ts'
import { defineUser } from './identity/define-user.ts'
import { openBench } from './identity/open-bench.ts'
import { emergencyIssue } from './issuing/emergency-issue.ts'
import { issueUnit } from './issuing/issue-unit.ts'
import { giveUpUnit } from './issuing/give-up-unit.ts'
import { recallUnit } from './issuing/recall-unit.ts'
import { takeOverUnit } from './issuing/take-over-unit.ts'
import { takeBackUnit } from './issuing/take-back-unit.ts'
import { recordReprint } from './labels/record-reprint.ts'
import { reprintLabel } from './labels/reprint-label.ts'
import { closeRecall } from './notices/close-recall.ts'
import { followUpRecall } from './notices/follow-up-recall.ts'
import { openRecall } from './notices/open-recall.ts'
import { readNotice } from './notices/read-notice.ts'
import { takeNotice } from './notices/take-notice.ts'
import { assignNumber } from './numbering/assign-number.ts'
import { confirmLabel } from './numbering/confirm-label.ts'
import { defineRange } from './numbering/define-range.ts'
import { leaseBlock } from './numbering/lease-block.ts'
import { retireBlock } from './numbering/retire-block.ts'
import { spoilLabel } from './numbering/spoil-label.ts'
import { definePolicy } from './ops/define-policy.ts'
import { defineSite } from './ops/define-site.ts'
import { defineCodeRules } from './receiving/define-code-rules.ts'
import { amendDispatch } from './receiving/amend-dispatch.ts'
import { withdrawDispatch } from './receiving/withdraw-dispatch.ts'
import { finishDispatch } from './receiving/finish-dispatch.ts'
import { importDispatch } from './receiving/import-dispatch.ts'
import { receiveBag } from './receiving/receive-bag.ts'
import { amendReservation } from './reservations/amend-reservation.ts'
import { defineTemplate } from './reservations/define-template.ts'
import { linkDispatch } from './reservations/link-dispatch.ts'
import { noteAnswer } from './reservations/note-answer.ts'
import { saveDraft } from './reservations/save-draft.ts'
import { seeReservation } from './reservations/see-reservation.ts'
import { submitReservation } from './reservations/submit-reservation.ts'
import { takeFeedback } from './reservations/take-feedback.ts'
import { withdrawReservation } from './reservations/withdraw-reservation.ts'
import { recordDecision } from './returns/record-decision.ts'
import { requestReturn } from './returns/request-return.ts'
import { defineProduct } from './stock/define-product.ts'
import { closeFinding } from './station/close-finding.ts'
import { defineMapping } from './station/define-mapping.ts'
import { handleMessage } from './station/handle-message.ts'
import { noteState } from './station/note-state.ts'
import { closeCount } from './stock/close-count.ts'
import { countUnit } from './stock/count-unit.ts'
import { discardUnit } from './stock/discard-unit.ts'
import { importProducts } from './stock/import-products.ts'
import { quarantineUnit } from './stock/quarantine-unit.ts'
import { releaseUnit } from './stock/release-unit.ts'
import { startCount } from './stock/start-count.ts'
import { acknowledgeCase } from './tasks/acknowledge-case.ts'
import { closeCase } from './tasks/close-case.ts'
import { closeTask } from './tasks/close-task.ts'
import { openCase } from './tasks/open-case.ts'
import { concludeGroup } from './testing/conclude-group.ts'
import { completeEmergencyRequest } from './testing/complete-emergency-request.ts'
import { recordLateCrossmatch } from './testing/record-late-crossmatch.ts'
import { handToCourier } from './testing/hand-to-courier.ts'
import { recordReferenceResult } from './testing/record-reference-result.ts'
import { referSample } from './testing/refer-sample.ts'
import { receiveSample } from './testing/receive-sample.ts'
import { defineTestingPolicy } from './testing/define-testing-policy.ts'
import { recordAntibodyScreen } from './testing/record-antibody-screen.ts'
import { recordGrouping } from './testing/record-grouping.ts'
import { retypeUnit } from './testing/retype-unit.ts'
import { recordCrossmatch } from './testing/record-crossmatch.ts'
import { registerRequest } from './testing/register-request.ts'

/** Payload and documents differ per command; whoever looks one up by name parses the payload with the command's own schema. */
// oxlint-disable-next-line typescript/no-explicit-any -- existential type: each entry is checked where it is defined
export type AnyCommand = Command<any, any>

const all: readonly AnyCommand[] = [
  defineUser, openBench, defineSite, defineProduct, importProducts, defineFridge, defineRange, leaseBlock, assignNumber, confirmLabel, spoilLabel, reprintLabel, recordReprint,
  defineCodeRules, importDispatch, receiveBag, finishDispatch, registerRequest, receiveSample, recordGrouping, concludeGroup, retypeUnit, recordAntibodyScreen, defineTestingPolicy, recordCrossmatch, issueUnit, takeBackUnit,
  quarantineUnit, releaseUnit, discardUnit, startCount, countUnit, closeCount,
  emergencyIssue, recordLateCrossmatch, completeEmergencyRequest, closeTask, openCase, closeCase, definePolicy, bindUnit, acknowledgeCase, retireBlock, recallUnit, giveUpUnit, takeOverUnit, requestReturn, recordDecision,
  noteState, handleMessage, closeFinding, defineMapping,
  definePrice, takeStatement, explainDifference, signMonth,
  takeNotice, readNotice, openRecall, followUpRecall, closeRecall,
  saveDraft, submitReservation, amendReservation, withdrawReservation, noteAnswer, takeFeedback, linkDispatch, seeReservation, defineTemplate,
  referSample, handToCourier, recordReferenceResult, amendDispatch, withdrawDispatch
]

export const commandsByName: ReadonlyMap<string, AnyCommand> = new Map(all.map((c) => [c.name, c]))
