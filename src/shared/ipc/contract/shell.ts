import { z } from 'zod'
import { nothing } from './rows.ts'

/** Answered by the shell itself: what only the desktop can do. Same guard, same envelope as core's calls. */
export const shellCalls = {
  /** Opens a slip that `issuing.slip` made in the desktop's PDF viewer, to look at and to print. */
  'shell.openSlip': { capability: 'issue', input: z.object({ file: z.string().regex(/^(slips|reports)\/[A-Za-z0-9-]{1,80}\.pdf$/) }), output: nothing }
} as const

export type ShellCallName = keyof typeof shellCalls
