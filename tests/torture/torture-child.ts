// Works as a bench at full speed until the parent kills it: receive, number, print, scan back, match, issue.
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { answerCall } from '../../src/main/core/answer-call.ts'
import { openBench, type Bench } from '../../src/main/core/bench.ts'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import type { CallInput, CallName, CallOutput } from '../../src/shared/ipc/contract.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { TORTURE_KEY, type FromChild, type TortureStart } from './torture-messages.ts'

const ranges = { fridge: '018f0000-0000-7000-8000-000000000001', range: '018f0000-0000-7000-8000-000000000002' }

function say(message: FromChild): void {
  process.send?.(message)
}

class Worker {
  readonly #bench: Bench
  readonly #waiting = new Map<string, (printed: boolean) => void>()

  constructor(bench: Bench) {
    this.#bench = bench
    process.on('message', (m: { selfNumber: string; reprint: number; printed: boolean }) => this.#waiting.get(`${m.selfNumber} ${m.reprint}`)?.(m.printed))
  }

  async must<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const envelope = await answerCall(this.#bench, name, input)
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.code} ${JSON.stringify(envelope.error.params)}`)
    if (typeof input === 'object' && 'commandId' in input && typeof input.commandId === 'string') say({ t: 'acked', commandId: input.commandId })
    return envelope.value as CallOutput<N>
  }

  async prepare(printerPort: number): Promise<void> {
    await this.must('identity.signIn', { badge: 'T1001', pin: '1001' })
    await this.must('ops.saveDevice', { device: { id: 'printer-1', kind: 'zpl-tcp-printer', name: '打印机', host: '127.0.0.1', port: printerPort } })
    if ((await this.must('fridges.list', {})).fridges.length === 0) {
      await this.must('fridges.save', { commandId: uuidv7(), fridge: { id: ranges.fridge, code: 'BX-01', name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A', 'B', 'AB', 'O'], layers: 4, capacity: 10_000, active: true, homeDeviceId: null } })
    }
    if ((await this.must('numbering.ranges', {})).ranges.length === 0) {
      await this.must('numbering.saveRange', { commandId: uuidv7(), range: { id: ranges.range, fridgeId: ranges.fridge, prefix: 'A', digits: 5, start: 1, end: 99_999, reset: 'yearly', lowWater: 0 } })
    }
  }

  /** The operator looks at the printer: the parent knows what came out of it. */
  async resolvePrints(): Promise<void> {
    for (const job of (await this.must('labels.jobs', {})).jobs.filter((j) => j.state === 'unknown')) {
      const printed = await new Promise<boolean>((resolve) => {
        this.#waiting.set(`${job.selfNumber} ${job.reprint}`, resolve)
        say({ t: 'asked', selfNumber: job.selfNumber ?? '', reprint: job.reprint })
      })
      await this.must('labels.resolve', { jobId: job.id, answer: printed ? 'was-printed' : 'print-again' })
    }
  }

  /** Finishes what an earlier life left half done, then takes in a new dispatch of six bags. */
  async shift(seed: number): Promise<void> {
    await this.finish()
    const dispatch = generateDispatch({ seed, count: 6, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }] })
    const { dispatchId } = await this.must('receiving.importFile', { commandId: uuidv7(), fileName: 'a.csv', bytes: new TextEncoder().encode(dispatchCsv(dispatch)) })
    for (const bag of dispatch.bags) {
      const scan = await this.must('receiving.scan', { dispatchId, raw: bag.compound })
      if (scan.kind === 'bag' && scan.refusal === null) await this.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: scan.bag, rawScans: scan.rawScans, decision: 'accept', seen: [] })
    }
    await this.finish()
  }

  async finish(): Promise<void> {
    for (const unit of (await this.must('numbering.work', {})).waiting) await this.must('numbering.assign', { commandId: uuidv7(), unitId: unit.id, fridgeId: null })
    for (;;) {
      const { labelled } = await this.must('numbering.work', {})
      if (labelled.length === 0) break
      const ready = labelled.filter((u) => u.job?.state === 'printed')
      for (const unit of ready) await this.must('numbering.confirm', { commandId: uuidv7(), selfNumber: unit.selfNumber ?? '', din: unit.din, dinFlags: '00', productCode: null })
      if (ready.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await this.issueAll()
  }

  async issueAll(): Promise<void> {
    const { units } = await this.must('stock.list', { states: ['in-stock'], componentClass: 'red-cells', abo: 'A', text: '', limit: 100 })
    if (units.length === 0) return
    const second = { badge: 'T1002', pin: '1002', uses: 100 }
    const tested = await this.must('identity.sign', { ...second, purpose: 'testing.recordCrossmatch' })
    const issued = await this.must('identity.sign', { ...second, purpose: 'issuing.issue' })
    const sampled = await this.must('identity.sign', { ...second, purpose: 'testing.receiveSample' })
    const requestId = uuidv7()
    const tag = requestId.slice(-12).toUpperCase()
    await this.must('testing.registerRequest', {
      commandId: uuidv7(), requestId, number: `REQ${tag}`, componentClass: 'red-cells', quantity: 1000, quantityUnit: 'U', requestedBy: '练习医生', approved: true, approvedByRole: 'medical-affairs', consentSigned: true,
      patient: { recordNumber: 'TORTURE-1', name: '练习', sex: 'male', birthDate: '1970-01-01', ward: '病区', bed: '1', antibodyHistory: false }
    })
    await this.must('testing.receiveSample', { commandId: uuidv7(), sampleId: uuidv7(), number: `SMP${tag}`, requestId, collectedAt: new Date(Date.now() - 60_000).toISOString(), rejectReason: null, group: { abo: 'A', rhd: 'pos' }, antibodyScreen: 'negative', signature: sampled.signature })
    for (const unit of units) {
      await this.must('testing.recordCrossmatch', { commandId: uuidv7(), requestId, unitId: unit.id, method: 'gel-card', major: 'compatible', minor: 'compatible', signature: tested.signature })
      await this.must('issuing.issue', { commandId: uuidv7(), unitId: unit.id, requestId, scannedSelfNumber: unit.selfNumber ?? '', scannedDin: unit.din, scanned: true, appearance: 'good', signature: issued.signature })
    }
  }
}

async function main(start: TortureStart): Promise<void> {
  const root = join(import.meta.dirname, '../..')
  const opened = await openBench({
    config: { dataDir: start.dataDir, databaseKey: TORTURE_KEY, bootId: 'torture', resourcesDir: join(root, 'resources'), practice: 'shift' },
    workerPath: join(root, 'src/main/core/labels/label-worker.ts'),
    emit: () => undefined,
    log: () => undefined
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const worker = new Worker(opened.value)
  await worker.prepare(start.printerPort)
  await worker.resolvePrints()
  say({ t: 'working' })
  if (start.last) {
    await worker.finish()
    await opened.value.close()
    say({ t: 'finished' })
    process.exit(0)
  }
  for (let seed = start.seed; ; seed += 1) await worker.shift(seed)
}

process.once('message', (message: TortureStart) => {
  main(message).catch((error: unknown) => {
    say({ t: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    process.exit(1)
  })
})
