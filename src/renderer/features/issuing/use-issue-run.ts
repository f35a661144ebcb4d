import { useRef, useState } from 'react'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import type { BenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { changeBag, issueSession, waitingBags } from './issue-session.ts'

export interface IssueOutcome {
  readonly issued: number
  readonly refused: number
}

export interface IssueRun {
  /** One durable command per bag, one after the other, then the slip. A refused bag never stops or hides another. */
  readonly run: (signature: string) => Promise<IssueOutcome>
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
  const locked = useRef(false)

  const makeSlip = async (): Promise<void> => {
    const { requestId, bags } = issueSession.get()
    const without = bags.flatMap((bag) => (bag.issueId !== null && bag.slipFile === null ? [{ unitId: bag.unit.id, issueId: bag.issueId }] : []))
    if (requestId === null || without.length === 0) return
    const made = await slip.run({ requestId, issueIds: without.map((bag) => bag.issueId) })
    if (made.ok) for (const bag of without) changeBag(bag.unitId, { slipFile: made.value.file })
  }
  const issueAll = async (requestId: string, signature: string): Promise<IssueOutcome> => {
    const bags = waitingBags(issueSession.get())
    let issued = 0
    for (const [done, bag] of bags.entries()) {
      setProgress({ done, total: bags.length })
      changeBag(bag.unit.id, { state: 'running', error: null })
      const answer = await issue.run({
        unitId: bag.unit.id, requestId, scannedSelfNumber: bag.selfNumber, scannedDin: bag.din, scanned: true, appearance: 'good', signature
      })
      if (answer.ok) issued++
      changeBag(bag.unit.id, answer.ok ? { state: 'issued', issueId: answer.value.issueId } : { state: 'refused', error: answer.error })
    }
    return { issued, refused: bags.length - issued }
  }
  const run = async (signature: string): Promise<IssueOutcome> => {
    const { requestId } = issueSession.get()
    if (requestId === null || locked.current) return { issued: 0, refused: 0 }
    locked.current = true
    try {
      const outcome = await issueAll(requestId, signature)
      await makeSlip()
      return outcome
    } finally {
      locked.current = false
      setProgress(null)
    }
  }
  return { run, makeSlip, slip, progress, waitingCore: issue.state === 'waiting-core' }
}
