import type { Takes } from './hand-over.ts'
import { takeDispatch } from './take/dispatch.ts'
import { takeWithdrawal } from './take/dispatch-withdrawal.ts'
import { takeNotice } from './take/notice.ts'
import { takeReferenceResult } from './take/reference-result.ts'
import { takeFeedback } from './take/reservation-feedback.ts'
import { takeReturnDecision } from './take/return-decision.ts'
import { takeStatement } from './take/statement.ts'

/** Who takes which kind of document of a station: one line a kind. */
export const takes: Takes = { dispatch: takeDispatch, 'dispatch-withdrawal': takeWithdrawal, 'return-decision': takeReturnDecision, statement: takeStatement, notice: takeNotice, 'reservation-feedback': takeFeedback, 'reference-result': takeReferenceResult }
