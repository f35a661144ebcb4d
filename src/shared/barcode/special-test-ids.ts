/** Structures that say something of the blood beyond its group: general special testing, red cell antigens, platelet types, antigens with history; and 002 for its phenotype character. Source: ST-001 (domain.md §1.2). */
export const specialTestIds = ['002', '010', '012', '013', '014', '030'] as const
export type SpecialTestId = (typeof specialTestIds)[number]
