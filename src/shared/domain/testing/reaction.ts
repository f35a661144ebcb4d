import { z } from 'zod'

/**
 * Strength of agglutination as it is read off a tube or card: none, doubtful (±), 1+ to 4+, mixed field, hemolysis.
 * Entered by a person; no rule guesses one.
 */
export const reactionStrengths = ['0', 'w', '1', '2', '3', '4', 'MF', 'H'] as const
export type Reaction = (typeof reactionStrengths)[number]

export const reactionSchema = z.enum(reactionStrengths)

/** Cells against known sera. The control is the reagent without antibody; null: not done. `weakD` is the antiglobulin test for weak D. */
export const forwardSchema = z.object({
  antiA: reactionSchema,
  antiB: reactionSchema,
  antiD: reactionSchema,
  control: reactionSchema.nullable(),
  weakD: z.enum(['positive', 'negative']).nullable()
})

/** Serum against known cells. */
export const reverseSchema = z.object({ a1Cells: reactionSchema, bCells: reactionSchema, oCells: reactionSchema })

/** All that was read for one grouping. `reverse` null: not done (a bag of red cells has too little plasma). */
export const groupingReactionsSchema = z.object({ forward: forwardSchema, reverse: reverseSchema.nullable() })
export type GroupingReactions = z.infer<typeof groupingReactionsSchema>
