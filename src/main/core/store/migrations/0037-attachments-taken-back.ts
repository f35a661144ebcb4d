import { added } from '../layered.ts'

/** Frozen: a change is a new migration. A wrong file is taken back, with its reason (R07, R08, R10). */
export const attachmentsTakenBack = added('attachment', 'taken_back_at TEXT') + added('attachment', 'taken_back_by TEXT') + added('attachment', 'taken_back_reason TEXT')
