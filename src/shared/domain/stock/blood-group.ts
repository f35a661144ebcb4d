/** ABO group of a person or unit. Source: ICCBBA ST-001 RT005; WS 364 CV04.50.005. */
export const aboGroups = ['A', 'B', 'AB', 'O'] as const
export type Abo = (typeof aboGroups)[number]

/** RhD. `null` where nothing is known: rules treat that as incompatible (fail closed). */
export const rhdTypes = ['pos', 'neg'] as const
export type Rhd = (typeof rhdTypes)[number]

export interface BloodGroup {
  readonly abo: Abo
  readonly rhd: Rhd | null
}
