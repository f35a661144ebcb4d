export const roles = ['technician', 'lab-head', 'it', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a person may do. Every call of the bench and every command names one. */
export const capabilities = [
  'look',
  'receive',
  'number',
  'test',
  'issue',
  'handle-stock',
  'set-up',
  'manage-users',
  'set-up-devices',
  'audit'
] as const
export type Capability = (typeof capabilities)[number]

const granted: Readonly<Record<Role, readonly Capability[]>> = {
  technician: ['look', 'receive', 'number', 'test', 'issue', 'handle-stock', 'set-up-devices'],
  'lab-head': ['look', 'receive', 'number', 'test', 'issue', 'handle-stock', 'set-up', 'manage-users', 'set-up-devices', 'audit'],
  it: ['set-up-devices', 'look'],
  auditor: ['look', 'audit']
}

export function capabilitiesOf(held: readonly Role[]): readonly Capability[] {
  return capabilities.filter((c) => held.some((role) => granted[role].includes(c)))
}
