import { z } from 'zod'
import { roles } from '../identity/capability.ts'

/** What a case is about. A case says that a rule was broken or would have been; it never undoes what happened (design §4). */
export const caseKinds = [
  'incompatible-late-crossmatch',
  'group-differs-from-history',
  // Opened by the server when what benches did does not fit together (design §4, §5).
  'double-issue',
  'old-epoch-issue',
  'received-twice',
  'two-numbers-one-bag',
  'one-number-two-bags',
  'issue-broke-rule',
  'fact-broke-rule',
  'actor-revoked',
  'unreadable-command',
  'bench-restored',
  'audit-broken',
  // A bag that the station will not have back (R08): it is in quarantine, and somebody must say what becomes of it.
  'return-refused',
  // A bag of a recall that is with a ward or in a patient (R10).
  'recalled-issued',
  // What the station says of a note after its bags were looked at (R03).
  'dispatch-changed',
  'dispatch-withdrawn'
] as const
export type CaseKind = (typeof caseKinds)[number]

export const caseSeverities = ['critical', 'serious'] as const
export type CaseSeverity = (typeof caseSeverities)[number]

/** How grave each kind is, who owns it, and how soon somebody must have said what became of it. Hours are the house's to change (open questions). */
export const caseRules: Readonly<Record<CaseKind, { readonly severity: CaseSeverity; readonly ownerRole: 'lab-head' | 'it'; readonly hours: number }>> = {
  // The patient has this blood in the veins: the ward must know now.
  'incompatible-late-crossmatch': { severity: 'critical', ownerRole: 'lab-head', hours: 1 },
  'group-differs-from-history': { severity: 'serious', ownerRole: 'lab-head', hours: 24 },
  'double-issue': { severity: 'critical', ownerRole: 'lab-head', hours: 1 },
  'old-epoch-issue': { severity: 'critical', ownerRole: 'lab-head', hours: 1 },
  'received-twice': { severity: 'serious', ownerRole: 'lab-head', hours: 24 },
  'two-numbers-one-bag': { severity: 'critical', ownerRole: 'lab-head', hours: 4 },
  'one-number-two-bags': { severity: 'critical', ownerRole: 'lab-head', hours: 4 },
  // The bag is with the ward although a rule would have kept it.
  'issue-broke-rule': { severity: 'critical', ownerRole: 'lab-head', hours: 1 },
  'fact-broke-rule': { severity: 'serious', ownerRole: 'lab-head', hours: 24 },
  'actor-revoked': { severity: 'serious', ownerRole: 'lab-head', hours: 24 },
  'unreadable-command': { severity: 'serious', ownerRole: 'it', hours: 24 },
  'bench-restored': { severity: 'critical', ownerRole: 'it', hours: 4 },
  'audit-broken': { severity: 'critical', ownerRole: 'it', hours: 4 },
  'return-refused': { severity: 'serious', ownerRole: 'lab-head', hours: 24 },
  'recalled-issued': { severity: 'critical', ownerRole: 'lab-head', hours: 1 },
  'dispatch-changed': { severity: 'serious', ownerRole: 'lab-head', hours: 24 },
  'dispatch-withdrawn': { severity: 'serious', ownerRole: 'lab-head', hours: 24 }
}

/** 异常个案: opened by a rule, closed by two people in writing. */
export const exceptionCaseSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(caseKinds),
  severity: z.enum(caseSeverities),
  ownerRole: z.enum(roles),
  unitId: z.string().nullable(),
  requestId: z.string().nullable(),
  patientId: z.string().nullable(),
  /** What was found, as codes and values: `A pos → O pos`. Never a name. */
  finding: z.string(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  openedBy: z.string(),
  dueAt: z.string(),
  /** Who said first that they know of it, and when. It stays open: seen is not done. */
  acknowledgedAt: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  countersignedBy: z.string().nullable(),
  conclusion: z.string().nullable()
})
export type ExceptionCase = z.infer<typeof exceptionCaseSchema>
