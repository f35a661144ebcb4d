import { createHash, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { SyncRejected } from '../../src/shared/sync/routes.ts'
import type { SyncPort } from '../src/app/sync-port.ts'

/** What a test makes the sample do next. */
export interface SampleControl {
  /** Awaited inside the next pushes: a long request. */
  hold: Promise<void> | null
  fail: Error | null
  /** Replies of `changes`. */
  docs: { entity: string; doc: Record<string, unknown> }[]
  readonly token: string
  readonly pokes: EventEmitter
  pushes: number
  /** Every token is that of a bench. */
  manyDevices: boolean
}

/** The least service that the routes can be tested with: one device, real queries on the given database, no rules. */
export function samplePort(pool: pg.Pool): { readonly port: SyncPort<{ readonly id: string }>; readonly control: SampleControl } {
  const id = '0190b3a1-0000-7000-8000-000000000001'
  const control: SampleControl = { hold: null, fail: null, docs: [], token: `${id}.${randomBytes(32).toString('hex')}`, pokes: new EventEmitter(), pushes: 0, manyDevices: false }
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
  const wanted = hashOf(control.token)
  const run = async (): Promise<void> => {
    await pool.query('SELECT 1')
    if (control.fail) throw control.fail
  }
  const session = { verdict: 'ok' as const, mayPush: true, mayPull: true, head: 7, ackedSeq: 0, ackedAuditSeq: 0, serverTime: '2026-01-01T00:00:00.000Z', serverVersion: '0.1.0' }
  const port: SyncPort<{ readonly id: string }> = {
    authenticate: async (token) => {
      await pool.query('SELECT 1')
      if (control.manyDevices) return { id: token.slice(0, 36) }
      return hashOf(token) === wanted ? { id } : null
    },
    enrol: async ({ code }) => {
      await run()
      if (code !== 'GOOD') throw new SyncRejected('sync.bad-code')
      return { deviceId: id, deviceKey: '0'.repeat(64), incarnation: 1, siteId: 'main', siteName: 'Test' }
    },
    session: async () => (await run(), session),
    push: async (_device, input) => {
      await run()
      await control.hold
      control.pushes += 1
      const outcomes = input.commands.map(({ seq, commandId }) => ({ seq, commandId, outcome: 'applied' as const, first: null, refusal: null, caseId: null }))
      return { outcomes, ackedSeq: outcomes.length, ackedAuditSeq: 0, head: 8, retryLaterMs: null }
    },
    changes: async () => (await run(), { docs: control.docs, cursor: 7, head: 7, ackedSeq: 0, outcomes: [], resyncRequired: false }),
    snapshot: async () => (await run(), { docs: control.docs, position: 7, next: null, ackedSeq: 0 }),
    verify: async (_device, { pin }) => (await run(), pin === '2718' ? { ok: true as const, userId: 'u' } : { ok: false as const, refusal: { code: 'identity.pin-wrong' as const, params: {} }, userId: 'u' }),
    incarnation: async () => (await run(), { incarnation: 2 }),
    putAttachment: async () => (await run(), { kept: true as const }),
    getAttachment: async () => (await run(), { bytes: null }),
    head: async () => (await run(), 7),
    onHead: (listener) => {
      control.pokes.on('head', listener)
      return () => control.pokes.off('head', listener)
    }
  }
  return { port, control }
}
