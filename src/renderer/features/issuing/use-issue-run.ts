import { useCallback, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import type { BenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { bagAnswer } from './bag-answer.ts'
import { changeBag, issueSession, signableBags, undecidedBags } from './issue-session.ts'
import type { Asked, IssueBag } from './issue-session.ts'
import { oneAtATime } from './one-at-a-time.ts'

export interface IssueOutcome {
  readonly issued: number
  readonly refused: number
  /** The server has not answered: the bag stays here. */
  readonly undecided: number
}

export interface IssueRun {
  /** One durable command per bag, one after the other, then the slip. A refused bag never stops or hides another. */
  readonly run: (signature: string) => Promise<IssueOutcome>
  /** Asks again about the undecided bags, under the ids of their commands. Null: something runs already. */
  readonly askAgain: () => Promise<IssueOutcome | null>
  /** Slip for the issued bags that have none yet. */
  readonly makeSlip: () => Promise<void>
  readonly slip: BenchCall<'issuing.slip'>
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Core restarts: the bag under way is asked again with the same id by the bridge. */
  readonly waitingCore: boolean
}

export function useIssueRun(): IssueRun {
  const issue = useBenchCommand('issuing.issue')
  const slip = useBenchCall('issuing.slip', { untilAnswered: true })
  const [progress, setProgress] = useState<IssueRun['progress']>(null)
  const [turns] = useState(oneAtATime)
  const [ask, sendSlip] = [issue.run, slip.run]

  const makeSlip = useCallback(async (): Promise<void> => {
    const { requestId, bags } = issueSession.get()
    const without = bags.flatMap((bag) => (bag.issueId !== null && bag.slipFile === null ? [{ unitId: bag.unit.id, issueId: bag.issueId }] : []))
    if (requestId === null || without.length === 0) return
    const made = await sendSlip({ requestId, issueIds: without.map((bag) => bag.issueId) })
    if (made.ok) for (const bag of without) changeBag(bag.unitId, { slipFile: made.value.file })
  }, [sendSlip])

  const one = useCallback(async (bag: IssueBag, requestId: string, { commandId, signature }: Asked): Promise<keyof IssueOutcome> => {
    const answer = await ask({ unitId: bag.unit.id, requestId, scannedSelfNumber: bag.selfNumber, scannedDin: bag.din, scanned: true, appearance: 'good', signature }, commandId)
    const { state, error } = bagAnswer(answer)
    changeBag(bag.unit.id, { state, error, ...(answer.ok ? { issueId: answer.value.issueId } : {}) })
    return state
  }, [ask])

  const issueAll = async (signature: string): Promise<IssueOutcome> => {
    const outcome = { issued: 0, refused: 0, undecided: 0 }
    const { requestId } = issueSession.get()
    const bags = requestId === null ? [] : signableBags(issueSession.get())
    for (const [done, bag] of bags.entries()) {
      setProgress({ done, total: bags.length })
      const asked = { commandId: uuidv7(), signature }
      changeBag(bag.unit.id, { state: 'running', error: null, asked })
      outcome[await one(bag, requestId ?? '', asked)]++
    }
    setProgress(null)
    return outcome
  }
  const run = (signature: string): Promise<IssueOutcome> =>
    turns.next(async () => {
      const outcome = await issueAll(signature)
      await makeSlip()
      return outcome
    })
  const askAgain = useCallback(
    () =>
      turns.ifFree(async () => {
        const outcome = { issued: 0, refused: 0, undecided: 0 }
        const { requestId } = issueSession.get()
        for (const bag of undecidedBags(issueSession.get())) if (bag.asked !== null) outcome[await one(bag, requestId ?? '', bag.asked)]++
        if (outcome.issued > 0) await makeSlip()
        return outcome
      }),
    [makeSlip, one, turns]
  )
  return { run, askAgain, makeSlip, slip, progress, waitingCore: issue.state === 'waiting-core' }
}
