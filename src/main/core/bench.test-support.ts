import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { CallInput, CallName, CallOutput } from '../../shared/ipc/contract.ts'
import type { CallError } from '../../shared/ipc/envelope.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { addHours, instant } from '../../shared/kernel/time.ts'
import { answerCall } from './answer-call.ts'
import { openBench, type Bench } from './bench.ts'

export const TEST_KEY = '0f'.repeat(32)

/** A whole bench on a real database in a folder of its own, with a clock that a test can move. */
export class TestBench {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'hemobench-'))
  readonly events: { name: string; payload: unknown }[] = []
  bootId = uuidv7()
  hoursAhead = 0
  #bench: Bench | null = null

  async open(practice: 'off' | 'shift' | 'full' = 'shift'): Promise<this> {
    const opened = await openBench({
      config: { dataDir: this.dataDir, databaseKey: TEST_KEY, bootId: this.bootId, resourcesDir: join(import.meta.dirname, '../../../resources'), practice },
      workerPath: join(import.meta.dirname, 'labels/label-worker.ts'),
      emit: (name, payload) => this.events.push({ name, payload }),
      log: (event, detail) => {
        if (event === 'call.failed') console.error(detail)
      },
      clock: () => addHours(instant(Date.now()), this.hoursAhead)
    })
    if (!opened.ok) throw new Error(opened.error.code)
    this.#bench = opened.value
    return this
  }

  get bench(): Bench {
    if (this.#bench === null) throw new Error('the bench is not open')
    return this.#bench
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>, CallError>> {
    const envelope = await answerCall(this.bench, name, input)
    return envelope.ok ? { ok: true, value: envelope.value as CallOutput<N> } : envelope
  }

  /** The value, or a failure of the test that names the refusal. */
  async must<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const result = await this.call(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.params)}`)
    return result.value
  }

  async code<N extends CallName>(name: N, input: CallInput<N>): Promise<string> {
    const result = await this.call(name, input)
    return result.ok ? 'ok' : result.error.code
  }

  async signIn(badge = 'T1001', pin = '1001'): Promise<void> {
    await this.must('identity.signIn', { badge, pin })
  }

  async sign(purpose: CallName, uses = 1): Promise<string> {
    return (await this.must('identity.sign', { badge: 'T1002', pin: '1002', purpose, uses })).signature
  }

  async reopen(): Promise<void> {
    await this.bench.close()
    this.#bench = null
    await this.open()
  }

  async dispose(): Promise<void> {
    await this.#bench?.close()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}
