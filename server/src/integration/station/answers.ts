import type { Answers } from './answer.ts'

/** Who hears the station's word on which kind of message: one line a kind. */
export const answers: Answers = {}
