import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { BenchEvent, BenchEventName } from '../../shared/ipc/events.ts'
import type { CoreConfig } from '../../shared/ipc/link.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { instant, type Instant } from '../../shared/kernel/time.ts'
import { makeHandlers } from './all-handlers.ts'
import type { BenchContext, Handlers } from './bench-context.ts'
import { DeviceManager } from './devices/device-manager.ts'
import { PrintQueue } from './devices/printer/print-queue.ts'
import { Identity } from './identity/identity.ts'
import { LabelRenderer } from './labels/label-renderer.ts'
import { seedPractice } from './practice/seed-practice.ts'
import { forgetSlips } from './services/issuing/forget-slips.ts'
import { readDevices } from './services/ops/device-settings.ts'
import { AuditChain } from './store/audit-chain.ts'
import { openReadable, openWritable } from './store/database.ts'
import { Documents } from './store/documents.ts'
import { Enqueue } from './store/enqueue.ts'
import { migrate, type MigrationProblem } from './store/migrate.ts'
import { PrintJobs } from './store/print-jobs.ts'
import { Settings } from './store/settings.ts'

export interface BenchOptions {
  readonly config: CoreConfig
  readonly workerPath: string | URL
  readonly emit: <N extends BenchEventName>(name: N, payload: BenchEvent<N>) => void
  readonly log: BenchContext['log']
  readonly clock?: () => Instant
}

export interface Bench {
  readonly context: BenchContext
  readonly handlers: Handlers
  readonly close: () => Promise<void>
}

/** Puts a bench together: store first, then labels, queue and devices. The whole bench runs as a plain Node program. */
export async function openBench(options: BenchOptions): Promise<Result<Bench, MigrationProblem>> {
  const { config, emit, log } = options
  const clock = options.clock ?? ((): Instant => instant(Date.now()))
  mkdirSync(config.dataDir, { recursive: true })
  const file = join(config.dataDir, 'bench.db')
  const db = openWritable(file, config.databaseKey)
  let migrated: ReturnType<typeof migrate>
  try {
    migrated = migrate(db, file)
  } catch (error) {
    db.close()
    throw error
  }
  if (!migrated.ok) {
    db.close()
    return err(migrated.error)
  }
  const readable = openReadable(file, config.databaseKey)
  const settings = new Settings(db)
  const deviceId = settings.get('deviceId') ?? uuidv7()
  settings.set('deviceId', deviceId)
  const documents = new Documents(readable)
  const jobs = new PrintJobs(db)
  const enqueue = new Enqueue({ db, deviceId, authority: 'self' })
  if (config.practice !== 'off') await seedPractice({ enqueue, documents, jobs, deviceId, now: clock(), practice: config.practice })

  const renderer = new LabelRenderer({ workerPath: options.workerPath, resourcesDir: config.resourcesDir })
  const changed = (topics: string[]): void => emit('changed', { topics })
  const devices: DeviceManager = new DeviceManager({
    onScan: (raw, { deviceId: source, at }) => emit('scan', { raw, source, at }),
    onDeviceState: ({ id, state, detail }) => {
      log('device', { id, state })
      emit('device', { id, state, detail })
      if (state === 'ready') queue.kick()
    }
  })
  const queue: PrintQueue = new PrintQueue({
    jobs,
    render: (content) => renderer.render(content),
    printerFor: (job) => devices.printer(job.printerId ?? devices.printerIds()[0] ?? ''),
    onChange: () => changed(['labels', 'numbering', 'ops']),
    log
  })
  const identity = new Identity({ db, documents, audit: new AuditChain(db), bootId: config.bootId, deviceId, clock })
  const context: BenchContext = { config, deviceId, db: readable, documents, enqueue, settings, identity, jobs, queue, renderer, devices, clock, emit, log }
  await devices.apply(readDevices(settings))
  queue.kick()
  forgetSlips(config.dataDir, Date.now())
  const forgetting = setInterval(() => forgetSlips(config.dataDir, Date.now()), 3_600_000)
  log('bench.open', { from: migrated.value.from, to: migrated.value.to, practice: config.practice })
  const close = async (): Promise<void> => {
    clearInterval(forgetting)
    await queue.stop()
    await devices.stop()
    await renderer.stop()
    readable.close()
    db.close()
  }
  return ok({ context, handlers: makeHandlers(context), close })
}
