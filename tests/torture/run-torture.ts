// Kills a working bench at random points, again and again, and then looks at what is left.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyChain } from '../../src/main/core/store/audit-chain.ts'
import { openReadable } from '../../src/main/core/store/database.ts'
import { PrinterSink } from '../simulators/printer-sink.ts'
import { readLabel } from '../support/read-label.ts'
import { TORTURE_KEY, type FromChild } from './torture-messages.ts'

export interface TortureReport {
  readonly rounds: number
  /** Commands that the bench had acknowledged. */
  readonly acked: number
  /** Of those, how many are not in the store afterwards. */
  readonly lost: number
  readonly chainOk: boolean
  readonly duplicateNumbers: number
  /** Labels that came out of the printer more than once without the operator having said so. */
  readonly doublePrints: number
  readonly doubleIssues: number
  readonly labels: number
  readonly issued: number
}

interface Options {
  readonly rounds: number
  readonly seed: number
  readonly onRound?: (round: number, acked: number) => void
}

export async function runTorture({ rounds, seed, onRound }: Options): Promise<TortureReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hemobench-torture-'))
  // A label takes a while to print, so that a kill may fall between its bytes and its paper.
  const sink = await PrinterSink.listen()
  sink.set({ printMs: 3 })
  const acked = new Set<string>()
  let random = seed
  const next = (): number => (random = (random * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const last = round === rounds
      await life({ dataDir, sink, seed: seed * 1000 + round * 7, last, killAfterMs: last ? null : 100 + next() * 1900 }, acked)
      onRound?.(round, acked.size)
    }
    return await inspect({ dataDir, sink, rounds }, acked)
  } finally {
    await sink.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Life {
  readonly dataDir: string
  readonly sink: PrinterSink
  readonly seed: number
  readonly last: boolean
  readonly killAfterMs: number | null
}

/** One life of the bench. Ends by SIGKILL, except the last one. */
async function life(o: Life, acked: Set<string>): Promise<void> {
  const child = fork(join(import.meta.dirname, 'torture-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let failure: string | null = null
  child.on('message', (message: FromChild) => {
    switch (message.t) {
      case 'acked':
        acked.add(message.commandId)
        break
      case 'asked':
        void printed(o.sink, message).then((answer) => child.send({ ...message, printed: answer }))
        break
      case 'working':
        if (o.killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), o.killAfterMs)
        break
      case 'failed':
        failure = message.error
        break
      case 'finished':
        break
    }
  })
  child.send({ dataDir: o.dataDir, printerPort: o.sink.port, seed: o.seed, last: o.last })
  await new Promise((resolve) => child.once('exit', resolve))
  if (failure !== null) throw new Error(failure)
}

/** What a person at the printer sees, once the printer has had time to finish. */
async function printed(sink: PrinterSink, asked: { readonly selfNumber: string; readonly reprint: number }): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 30))
  for (const label of sink.labels.slice(-3)) if ((await readLabel(label.zpl)).matrix?.selfNumber === asked.selfNumber) return true
  return false
}

async function inspect(o: { readonly dataDir: string; readonly sink: PrinterSink; readonly rounds: number }, acked: ReadonlySet<string>): Promise<TortureReport> {
  const db = openReadable(join(o.dataDir, 'bench.db'), TORTURE_KEY)
  const number = (sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? -1
  const known = new Set(db.prepare<[], { id: string }>('SELECT command_id AS id FROM outbox').all().map((r) => r.id))
  const times = new Map<string, number>()
  for (const label of o.sink.labels) {
    const { matrix } = await readLabel(label.zpl)
    if (matrix !== null) times.set(matrix.selfNumber, (times.get(matrix.selfNumber) ?? 0) + 1)
  }
  const reprints = new Map(db.prepare<[], { number: string; reprints: number }>('SELECT number, reprints FROM self_number').all().map((r) => [r.number, r.reprints]))
  const report: TortureReport = {
    rounds: o.rounds,
    acked: acked.size,
    lost: [...acked].filter((id) => !known.has(id)).length,
    chainOk: verifyChain(db).ok,
    duplicateNumbers: number('SELECT count(*) - count(DISTINCT number) AS n FROM self_number'),
    doublePrints: [...times].filter(([selfNumber, n]) => n > 1 + (reprints.get(selfNumber) ?? 0)).length,
    doubleIssues: number('SELECT count(*) - count(DISTINCT unit_id) AS n FROM issue WHERE returned_at IS NULL'),
    labels: o.sink.labels.length,
    issued: number('SELECT count(*) AS n FROM issue')
  }
  db.close()
  return report
}
