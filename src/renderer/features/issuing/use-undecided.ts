import { useEffect, useRef } from 'react'

/** Between two questions. While the server answers each waits at core for its word, so the answer is shown as it comes. */
const PAUSE_MS = 1500

/**
 * Asks again by itself as long as a bag is undecided and the screen is open; what came of it goes to `onAnswer`, when at least one bag
 * has its answer. Leaving the screen loses nothing: the command is in the outbox, and the question is asked again on coming back.
 */
export function useUndecided<O extends { readonly issued: number; readonly refused: number }>(options: {
  readonly undecided: number
  readonly askAgain: () => Promise<O | null>
  readonly onAnswer: (outcome: O) => void
}): void {
  const { undecided, askAgain } = options
  const newest = useRef(options)
  useEffect(() => {
    newest.current = options
  })
  const waiting = undecided > 0
  useEffect(() => {
    if (!waiting) return
    let gone = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async (): Promise<void> => {
      const outcome = await askAgain()
      if (gone) return
      if (outcome !== null && outcome.issued + outcome.refused > 0) newest.current.onAnswer(outcome)
      timer = setTimeout(() => void ask(), PAUSE_MS)
    }
    timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [waiting, askAgain])
}
