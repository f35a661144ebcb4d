import { added } from '../layered.ts'

/** Frozen: a change is a new migration. Who holds a bag, who has asked for it, and what a bench may do without the server (design §5). */
export const authority =
  added('unit', 'recall_by TEXT') +
  added('fridge', 'home_device_id TEXT') +
  added('policy', 'offline_issue INTEGER NOT NULL DEFAULT 0') +
  added('policy', 'max_offline_hours INTEGER NOT NULL DEFAULT 12') +
  added('policy', 'offline_sign_in_hours INTEGER NOT NULL DEFAULT 72')
