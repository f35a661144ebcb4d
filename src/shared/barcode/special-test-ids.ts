/** Structures of special testing: general, red cell antigens (two forms), platelet types, antigens with history. Source: ST-001 (domain.md §1.2). */
export const specialStructures = ['010', '012', '013', '014', '030'] as const

/** What is kept with a bag: those, and of its group code the phenotype character. */
export const specialTestIds = ['002', ...specialStructures] as const
export type SpecialTestId = (typeof specialTestIds)[number]
