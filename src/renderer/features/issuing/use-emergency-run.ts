import { useCallback, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { bagAnswer } from './bag-answer.ts'
import { changeEmergency, changeEmergencyBag, emergencySession, signableEmergencyBags } from './emergency-session.ts'
import type { EmergencyBag } from './emergency-session.ts'
import type { Asked } from './issue-session.ts'
import { oneAtATime } from './one-at-a-time.ts'

export interface EmergencyOutcome {
  readonly issued: number
  readonly refused: number
  /** The server has not answered: the bag stays here. */
  readonly undecided: number
  readonly tasks: number
}

export interface EmergencyRun {
  /** One durable command per bag; a refused bag never stops another. Then the slips. */
  readonly run: (signature: string) => Promise<EmergencyOutcome>
  /** Asks again about the undecided bags, under the ids of their commands. Null: something runs already. */
  readonly askAgain: () => Promise<EmergencyOutcome | null>
  readonly busy: boolean
}

const nothing: EmergencyOutcome = { issued: 0, refused: 0, undecided: 0, tasks: 0 }

export function useEmergencyRun(): EmergencyRun {
  const issue = useBenchCommand('issuing.emergencyIssue')
  const slip = useBenchCall('issuing.slip', { untilAnswered: true })
  const [turns] = useState(oneAtATime)
  const [ask, sendSlip] = [issue.run, slip.run]

  const one = useCallback(async (bag: EmergencyBag, { commandId, signature }: Asked): Promise<EmergencyOutcome> => {
    const { patient, reason, authoriser } = emergencySession.get()
    if (patient === null) return { ...nothing, refused: 1 }
    const order = { unitId: bag.unit.id, scannedSelfNumber: bag.selfNumber, scannedDin: bag.din, scanned: true, appearance: 'good', patient, reason, authoriser, rhdReason: bag.rhdReason, signature } as const
    const answer = await ask(order, commandId)
    const { state, error } = bagAnswer(answer)
    changeEmergencyBag(bag.unit.id, { state, error })
    if (!answer.ok) return { ...nothing, [state]: 1 }
    const { issueId, requestId, tasks } = answer.value
    changeEmergency({ issued: [...emergencySession.get().issued, { issueId, requestId }] })
    return { ...nothing, issued: 1, tasks }
  }, [ask])

  /** One slip per provisional request: each component has its own. */
  const makeSlips = useCallback(async (): Promise<void> => {
    const { issued } = emergencySession.get()
    const slips: string[] = []
    for (const requestId of new Set(issued.map((i) => i.requestId))) {
      const made = await sendSlip({ requestId, issueIds: issued.filter((i) => i.requestId === requestId).map((i) => i.issueId) })
      if (made.ok) slips.push(made.value.file)
    }
    changeEmergency({ slips })
  }, [sendSlip])

  const run = (signature: string): Promise<EmergencyOutcome> =>
    turns.next(async () => {
      let sum = nothing
      for (const bag of signableEmergencyBags(emergencySession.get())) {
        const asked = { commandId: uuidv7(), signature }
        changeEmergencyBag(bag.unit.id, { state: 'running', error: null, asked })
        sum = plus(sum, await one(bag, asked))
      }
      await makeSlips()
      return sum
    })
  const askAgain = useCallback(
    () =>
      turns.ifFree(async () => {
        let sum = nothing
        for (const bag of emergencySession.get().bags) if (bag.state === 'undecided' && bag.asked !== null) sum = plus(sum, await one(bag, bag.asked))
        if (sum.issued > 0) await makeSlips()
        return sum
      }),
    [makeSlips, one, turns]
  )
  return { run, askAgain, busy: issue.busy || slip.busy }
}

function plus(a: EmergencyOutcome, b: EmergencyOutcome): EmergencyOutcome {
  return { issued: a.issued + b.issued, refused: a.refused + b.refused, undecided: a.undecided + b.undecided, tasks: a.tasks + b.tasks }
}
