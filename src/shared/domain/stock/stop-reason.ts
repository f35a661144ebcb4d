/**
 * Why a bag was taken out of use when what two benches did to it came together, or when the station would not have it back: kept in `quarantineReason` as a code, as receiving keeps
 * its findings there; screens turn it into words.
 */
export const stopReasons = ['two-labels', 'binding-disputed', 'return-refused'] as const
export type StopReason = (typeof stopReasons)[number]
