import { z } from 'zod'

/** What the hospital decides about testing. One document, id `testing-policy`; until it is written the defaults hold. */
export const testingPolicySchema = z.object({
  id: z.literal('testing-policy'),
  version: z.number().int(),
  /** Antibody screen positive, or an antibody in the history: the cross-match must be by a method that finds IgG. */
  positiveScreenNeedsAntiglobulin: z.boolean(),
  /** Bags with red cells are re-typed here before issue (临床输血技术规范 art. 15). */
  requireUnitRetype: z.boolean(),
  /** Shows which conditions of an electronic cross-match hold. It never replaces the cross-match (art. 16). */
  electronicCrossmatchAid: z.boolean(),
  /** How many groupings of the tube must be on record before its group may be concluded over a discrepancy. */
  conclusionNeedsGroupings: z.number().int().min(2).max(5)
})
export type TestingPolicy = z.infer<typeof testingPolicySchema>

export const defaultTestingPolicy: Omit<TestingPolicy, 'id' | 'version'> = {
  positiveScreenNeedsAntiglobulin: true,
  requireUnitRetype: false,
  electronicCrossmatchAid: false,
  conclusionNeedsGroupings: 2
}
