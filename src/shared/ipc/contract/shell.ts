import { z } from 'zod'
import { nothing } from './rows.ts'

/** Answered by the shell itself: what only the desktop can do. Same guard, same envelope as core's calls. */
export const shellCalls = {
  /** Opens a slip that `issuing.slip` made in the desktop's PDF viewer, to look at and to print. */
  'shell.openSlip': { capability: 'issue', input: z.object({ file: z.string().regex(/^(slips|reports)\/[A-Za-z0-9-]{1,80}\.pdf$/) }), output: nothing },
  /** The same for a file beside a referral, a return or a notice: whoever may look at the list may look at the file. */
  'shell.openAttachment': { capability: 'look', input: z.object({ file: z.string().regex(/^slips\/attachment-[0-9a-f]{16}\.pdf$/) }), output: nothing }
} as const

export type ShellCallName = keyof typeof shellCalls

export const isShellCall = (name: string): name is ShellCallName => name in shellCalls
