import { refusal, type Refusal } from '../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { SyncRejected, SyncUnreachable } from '../../../shared/sync/routes.ts'
import { PROTOCOL } from '../../../shared/sync/version.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Settings } from '../store/settings.ts'
import { VERSION } from '../version.ts'
import { enrolAt } from './http-transport.ts'
import { SyncMemory, type Membership } from './membership.ts'

export interface JoinOrder {
  readonly url: string
  readonly code: string
  readonly benchName: string
  /** PEM of the hospital's own CA; null: the CAs of the system. */
  readonly ca: string | null
}

/** It answers, and its certificate is of nobody this bench trusts, for another name, or out of date: the one-time code was not sent. */
const untrusted: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE', 'CERT_UNTRUSTED', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'
])

/**
 * Becomes a bench of that server. Only a bench without records of its own: what it did alone was decided by nobody else.
 * The device id that the server gives takes effect with the next start of core.
 */
export async function joinServer(db: WritableDatabase, { url, code, benchName, ca }: JoinOrder): Promise<Result<Membership, Refusal>> {
  const settings = new Settings(db)
  const memory = new SyncMemory(settings)
  if (memory.membership !== null) return err(refusal('sync.already-enrolled', { server: memory.membership.url }))
  const commands = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM outbox').get()?.n ?? 0
  if (commands > 0) return err(refusal('sync.bench-has-own-data', { commands }))
  const address = { url: url.replace(/\/+$/, ''), ca }
  try {
    const reply = await enrolAt(address, { code, deviceName: benchName, appVersion: VERSION, protocol: PROTOCOL })
    const joined: Membership = { ...address, deviceKey: reply.deviceKey, siteName: reply.siteName, benchName }
    db.transaction(() => {
      settings.set('deviceId', reply.deviceId)
      memory.join(joined, reply.incarnation)
    }).immediate()
    return ok(joined)
  } catch (error) {
    if (error instanceof SyncRejected && error.code === 'sync.bad-code') return err(refusal('sync.bad-code'))
    if (error instanceof SyncUnreachable && untrusted.has(error.message)) return err(refusal('sync.not-trusted', { server: address.url, reason: error.message }))
    if (error instanceof SyncUnreachable || error instanceof SyncRejected) return err(refusal('sync.unreachable', { server: address.url, reason: error.message }))
    throw error
  }
}
