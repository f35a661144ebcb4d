import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. Notices of the station, who has read them, recalls and their bags (R10). */
export const notices =
  layered('notice', 'partner_id TEXT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, published_at TEXT, taken_at TEXT NOT NULL, recall_id TEXT', ['(taken_at)']) +
  layered('notice_read', 'notice_id TEXT NOT NULL, user_id TEXT NOT NULL, notice_version INTEGER NOT NULL, read_at TEXT NOT NULL', ['(notice_id)', '(user_id)']) +
  layered('recall', 'number TEXT NOT NULL, notice_id TEXT, reason TEXT NOT NULL, dins TEXT NOT NULL, products TEXT NOT NULL, state TEXT NOT NULL, opened_at TEXT NOT NULL, opened_by TEXT NOT NULL, checked_by TEXT, closed_at TEXT, closed_by TEXT, close_checked_by TEXT, conclusion TEXT', ['(state)']) +
  layered('recall_line', 'recall_id TEXT NOT NULL, din TEXT NOT NULL, product_code TEXT NOT NULL, unit_id TEXT, "where" TEXT NOT NULL, issue_id TEXT, patient_id TEXT, follow_up TEXT, done_at TEXT, done_by TEXT', ['(recall_id)'])
