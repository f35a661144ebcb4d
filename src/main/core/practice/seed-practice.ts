import { uuidv7 } from 'uuidv7'
import { get } from '../../../shared/commands/load.ts'
import { capabilities } from '../../../shared/domain/identity/capability.ts'
import type { Signer } from '../../../shared/commands/decide-command.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { practiceHospital } from '../../../shared/practice/practice-hospital.ts'
import { practicePeople } from '../../../shared/practice/practice-people.ts'
import { hashPin } from '../identity/pin.ts'
import type { Documents } from '../store/documents.ts'
import type { Enqueue } from '../store/enqueue.ts'
import type { PrintJobs } from '../store/print-jobs.ts'

export interface SeedOptions {
  readonly enqueue: Enqueue
  readonly documents: Documents
  readonly jobs: PrintJobs
  readonly deviceId: string
  readonly now: Instant
  readonly practice: 'shift' | 'full'
}

const author: Signer = { userId: 'practice', name: '练习数据', capabilities }
const witness: Signer = { userId: 'practice-second', name: '练习数据（复核）', capabilities }

/** Fills an empty practice database through the same commands as everything else. Does nothing when it was filled before. */
export async function seedPractice(o: SeedOptions): Promise<void> {
  if (o.documents.run(get('site', 'site')) !== null) return
  const people = await Promise.all(practicePeople.map(async (p) => ({ ...p, pinHash: await hashPin(p.pin) })))
  const steps = practiceHospital({ ...o, newId: uuidv7, people, offlineIssue: false })
  let step = steps.next()
  while (!step.done) {
    const { command, payload, now } = step.value
    const result = o.enqueue.run({ command, commandId: uuidv7(), payload, actor: author, second: witness, now })
    if (!result.ok) throw new Error(`practice data: ${command.name} refused: ${result.error.code} ${JSON.stringify(result.error.params)}`)
    // These labels were printed in the invented past.
    for (const id of result.value.printJobs) o.jobs.markCancelled({ id, at: o.now, reason: 'practice' })
    step = steps.next(result.value.documents)
  }
}
