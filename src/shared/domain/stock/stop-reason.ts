/**
 * Why a bag was taken out of use when what two benches did to it came together: kept in `quarantineReason` as a code, as receiving keeps
 * its findings there; screens turn it into words.
 */
export const stopReasons = ['two-labels', 'binding-disputed'] as const
export type StopReason = (typeof stopReasons)[number]
