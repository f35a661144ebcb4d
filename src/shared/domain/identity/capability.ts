/** In the order in which screens offer them: the laboratory, the office, the wards, the house. */
export const roles = ['technician', 'lab-head', 'medical-affairs', 'clinician', 'nurse', 'it', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a person may do. Every call of the bench and every command names one. */
export const capabilities = [
  'look',
  'receive',
  'number',
  'test',
  // Say a recipient's group where the rule alone gives none, or put a wrong history right (R31): the head of the laboratory.
  'conclude',
  'issue',
  'handle-stock',
  // Of the wards and the office (R11 to R17): ask for blood or a therapy, approve it, say that a message was read, record what was given.
  'request',
  'approve',
  'acknowledge',
  'treat',
  // The station's bills against what came and went back (R09): the head of the laboratory.
  'settle-fees',
  'set-up',
  'manage-users',
  'set-up-devices',
  'audit'
] as const
export type Capability = (typeof capabilities)[number]

/**
 * The whole table; docs/roles.md shows it and a test holds the two together. What one side asks for another approves: the laboratory
 * neither requests nor approves for the office (volume tiers of 医疗机构临床用血管理办法), the wards neither test nor issue.
 */
const granted: Readonly<Record<Role, readonly Capability[]>> = {
  technician: ['look', 'receive', 'number', 'test', 'issue', 'handle-stock', 'set-up-devices'],
  'lab-head': ['look', 'receive', 'number', 'test', 'conclude', 'issue', 'handle-stock', 'settle-fees', 'set-up', 'manage-users', 'set-up-devices', 'audit'],
  'medical-affairs': ['look', 'approve'],
  clinician: ['look', 'request', 'acknowledge', 'treat'],
  nurse: ['look', 'acknowledge', 'treat'],
  it: ['look', 'set-up-devices'],
  auditor: ['look', 'audit']
}

export function capabilitiesOf(held: readonly Role[]): readonly Capability[] {
  return capabilities.filter((c) => held.some((role) => granted[role].includes(c)))
}
