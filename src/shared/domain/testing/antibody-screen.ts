import { z } from 'zod'
import { type Reaction, reactionSchema } from './reaction.ts'

export const screenResults = ['negative', 'positive', 'inconclusive'] as const
export type ScreenResult = (typeof screenResults)[number]

/** Methods that can find IgG at all; saline cannot, so it is no screen. */
export const screenMethods = ['polybrene', 'gel-card', 'coombs'] as const

/** One antibody screen of a sample against screening cells I to III. */
export const antibodyScreenSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  sampleId: z.string(),
  patientId: z.string(),
  method: z.enum(screenMethods),
  cells: z.array(reactionSchema).length(3),
  result: z.enum(screenResults),
  testedBy: z.string(),
  checkedBy: z.string(),
  testedAt: z.string()
})
export type AntibodyScreen = z.infer<typeof antibodyScreenSchema>

/**
 * Positive: a cell reacts 1+ or more, or is hemolysed. Inconclusive: no such cell, but one is doubtful or mixed.
 * Negative: none reacts at all.
 */
export function readScreen(cells: readonly Reaction[]): ScreenResult {
  if (cells.length === 0) return 'inconclusive'
  if (cells.some((c) => c !== '0' && c !== 'w' && c !== 'MF')) return 'positive'
  return cells.every((c) => c === '0') ? 'negative' : 'inconclusive'
}
