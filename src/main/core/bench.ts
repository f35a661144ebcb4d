import { statfsSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import type { BenchEvent, BenchEventName } from '../../shared/ipc/events.ts'
import type { CoreConfig } from '../../shared/ipc/link.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { instant, type Instant } from '../../shared/kernel/time.ts'
import { makeHandlers } from './all-handlers.ts'
import { allTopics, changedTopics, type BenchContext, type Handlers } from './bench-context.ts'
import { DeviceManager } from './devices/device-manager.ts'
import { PrintQueue } from './devices/printer/print-queue.ts'
import { Identity } from './identity/identity.ts'
import { LabelRenderer } from './labels/label-renderer.ts'
import { joinPractice } from './practice/join-practice.ts'
import { seedPractice } from './practice/seed-practice.ts'
import { forgetSlips } from './services/issuing/forget-slips.ts'
import { LabelLayouts } from './services/labels/label-layouts.ts'
import { backupFolder } from './services/ops/backup-settings.ts'
import { readDevices } from './services/ops/device-settings.ts'
import { AuditAnchors } from './store/audit-anchors.ts'
import { AttachmentStore } from './store/attachment-store.ts'
import { AuditChain } from './store/audit-chain.ts'
import { Backups } from './store/backups.ts'
import { Documents } from './store/documents.ts'
import { Enqueue } from './store/enqueue.ts'
import { openStore, type StoreProblem } from './store/open-store.ts'
import { PrintJobs } from './store/print-jobs.ts'
import { readOnly } from './store/read-only.ts'
import { storeWorkerPath } from './store/run-store-task.ts'
import { Settings } from './store/settings.ts'
import { StoreGuard } from './store/store-guard.ts'
import { AfterPull } from './sync/after-pull.ts'
import { Sync } from './sync/sync.ts'
import { VERSION } from './version.ts'

/** How much of the audit chain an image copied by hand may lack and still look like the database itself. */
const ANCHOR_EVERY_MS = 60_000
/** Less than the shell waits for core's goodbye. */
const STOP_BACKUP_MS = 3000

export interface BenchOptions {
  readonly config: CoreConfig
  readonly workerPath: string | URL
  readonly emit: <N extends BenchEventName>(name: N, payload: BenchEvent<N>) => void
  readonly log: BenchContext['log']
  readonly clock?: () => Instant
  /** Hours between two backups, and one at a clean stop. Absent: only on demand. */
  readonly backupEveryHours?: number
  /** Ends this process so that the shell starts it anew; absent where nobody would. */
  readonly restart?: () => void
  /** Free bytes of the disk, when not the file system is to be asked. */
  readonly freeBytes?: () => number
}

export interface Bench {
  readonly context: BenchContext
  readonly handlers: Handlers
  readonly close: () => Promise<void>
}

/** Puts a bench together: store first, then labels, queue and devices. The whole bench runs as a plain Node program. */
export async function openBench(options: BenchOptions): Promise<Result<Bench, StoreProblem>> {
  const { config, emit, log } = options
  const clock = options.clock ?? ((): Instant => instant(Date.now()))
  const workerPath = storeWorkerPath(options.workerPath)
  const guard = new StoreGuard({
    folder: config.dataDir,
    ...(options.freeBytes === undefined ? {} : { freeBytes: options.freeBytes }),
    onCorrupt: (detail) => {
      log('store.corrupt', { detail })
      emit('changed', { topics: ['ops'] })
    }
  })
  const store = openStore({ config, guard, workerPath, clock, log })
  if (!store.ok) return err(store.error)
  const { db, file } = store.value
  const readable = readOnly(db)
  const settings = new Settings(db)
  const ofServer = await joinPractice({ config, db, clock, log })
  const deviceId = settings.get('deviceId') ?? uuidv7()
  settings.set('deviceId', deviceId)
  const documents = new Documents(readable)
  const jobs = new PrintJobs(db)
  const attachments = new AttachmentStore(db)
  const sync: Sync = new Sync({
    db, attachments, deviceId, appVersion: VERSION, clock, log,
    onPulled: (docs) => {
      emit('changed', { topics: docs.length === 0 ? [...allTopics] : changedTopics([...new Set(docs.map((d) => d.entity))]) })
      after.pulled(docs)
    },
    onAttachmentSent: () => emit('changed', { topics: ['attachments'] }),
    onState: () => {
      emit('changed', { topics: ['sync', 'ops'] })
      after.leaseAhead()
    }
  })
  const enqueue = new Enqueue({ db, deviceId, authority: () => sync.authority, guard })
  // `empty`: an invented hospital on its first day, to practise the set-up.
  if (config.practice !== 'off' && config.practice !== 'empty' && sync.authority === 'self' && !ofServer) await seedPractice({ enqueue, documents, jobs, deviceId, now: clock(), practice: config.practice })

  const renderer = new LabelRenderer({ workerPath: options.workerPath, resourcesDir: config.resourcesDir })
  renderer.use(new LabelLayouts(settings, config.resourcesDir).current())
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
    render: (content, target) => renderer.renderFor(content, target),
    prefetch: (content, target) => renderer.prefetch(content, target),
    printerFor: (job) => devices.printer(job.printerId ?? devices.printerIds()[0] ?? ''),
    onChange: () => changed(['labels', 'numbering', 'ops']),
    log
  })
  const identity = new Identity({ db, documents, audit: new AuditChain(db), bootId: config.bootId, deviceId, clock, server: { contact: () => sync.contact(), verify: (request) => sync.verify(request) } })
  const backups = new Backups({
    file,
    key: config.databaseKey,
    db: readable,
    folder: () => backupFolder(settings, config.dataDir),
    freeBytes: (folder) => {
      const fs = statfsSync(folder)
      return fs.bavail * fs.bsize
    },
    workerPath,
    clock,
    log,
    onChange: () => changed(['ops']),
    everyHours: options.backupEveryHours ?? null
  })
  const anchors = new AuditAnchors({ db: readable, deviceId, folder: () => backupFolder(settings, config.dataDir), clock, log })
  anchors.start()
  const context: BenchContext = { config, deviceId, db: readable, documents, enqueue, settings, identity, jobs, queue, renderer, devices, guard, backups, sync, attachments, clock, restart: options.restart ?? ((): void => undefined), emit, log }
  const after = new AfterPull(context)
  if (sync.authority === 'server') after.readHeld()
  sync.start()
  await devices.apply(readDevices(settings))
  queue.kick()
  forgetSlips(config.dataDir, Date.now())
  const forgetting = setInterval(() => forgetSlips(config.dataDir, Date.now()), 3_600_000)
  const noting = setInterval(store.value.anchor, ANCHOR_EVERY_MS)
  log('bench.open', { from: store.value.from, to: store.value.to, practice: config.practice })
  const close = async (): Promise<void> => {
    clearInterval(forgetting)
    clearInterval(noting)
    await sync.stop()
    await queue.stop()
    await devices.stop()
    await renderer.stop()
    anchors.stop()
    await backups.stop(STOP_BACKUP_MS)
    store.value.close()
  }
  return ok({ context, handlers: makeHandlers(context), close })
}
