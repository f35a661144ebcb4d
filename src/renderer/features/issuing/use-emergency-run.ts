import { useRef } from 'react'
import { useBenchCall } from '../../bridge/use-bench-call.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { changeEmergency, changeEmergencyBag, emergencySession, waitingEmergencyBags } from './emergency-session.ts'

export interface EmergencyOutcome {
  readonly issued: number
  readonly refused: number
  readonly tasks: number
}

export interface EmergencyRun {
  /** One durable command per bag; a refused bag never stops another. Then the slips. */
  readonly run: (signature: string) => Promise<EmergencyOutcome>
  readonly busy: boolean
}

export function useEmergencyRun(): EmergencyRun {
  const issue = useBenchCommand('issuing.emergencyIssue')
  const slip = useBenchCall('issuing.slip', { untilAnswered: true })
  const locked = useRef(false)

  const issueAll = async (signature: string): Promise<EmergencyOutcome> => {
    const { patient, reason, authoriser } = emergencySession.get()
    const bags = waitingEmergencyBags(emergencySession.get())
    let [issued, tasks] = [0, 0]
    if (patient === null) return { issued, refused: bags.length, tasks }
    for (const bag of bags) {
      changeEmergencyBag(bag.unit.id, { state: 'running', error: null })
      const order = { unitId: bag.unit.id, scannedSelfNumber: bag.selfNumber, scannedDin: bag.din, scanned: true, appearance: 'good', patient, reason, authoriser, rhdReason: bag.rhdReason, signature } as const
      const answer = await issue.run(order)
      changeEmergencyBag(bag.unit.id, answer.ok ? { state: 'issued' } : { state: 'refused', error: answer.error })
      if (!answer.ok) continue
      issued += 1
      tasks += answer.value.tasks
      const { issueId, requestId } = answer.value
      changeEmergency({ issued: [...emergencySession.get().issued, { issueId, requestId }] })
    }
    return { issued, refused: bags.length - issued, tasks }
  }
  /** One slip per provisional request: each component has its own. */
  const makeSlips = async (): Promise<void> => {
    const { issued } = emergencySession.get()
    const slips: string[] = []
    for (const requestId of new Set(issued.map((i) => i.requestId))) {
      const made = await slip.run({ requestId, issueIds: issued.filter((i) => i.requestId === requestId).map((i) => i.issueId) })
      if (made.ok) slips.push(made.value.file)
    }
    changeEmergency({ slips })
  }
  const run = async (signature: string): Promise<EmergencyOutcome> => {
    if (locked.current) return { issued: 0, refused: 0, tasks: 0 }
    locked.current = true
    try {
      const outcome = await issueAll(signature)
      await makeSlips()
      return outcome
    } finally {
      locked.current = false
    }
  }
  return { run, busy: issue.busy || slip.busy }
}
