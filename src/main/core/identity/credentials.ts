import { findOne, get } from '../../../shared/commands/load.ts'
import { verifyPin } from '../../../shared/credentials/pin-hash.ts'
import { lockedMinutes } from '../../../shared/domain/identity/sign-in-lock.ts'
import type { User } from '../../../shared/domain/identity/user.ts'
import { defaultPolicy } from '../../../shared/domain/ops/policy.ts'
import { refusal, type Refusal } from '../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import type { VerifyReply } from '../../../shared/sync/verify.ts'
import type { WritableDatabase } from '../store/database.ts'
import type { Documents } from '../store/documents.ts'
import type { SeenTime } from './seen-time.ts'
import { replyWithin, type ServerVerifier } from './server-verifier.ts'

/** Somebody stands at the bench and waits: after this the bench's own verifier answers. */
const ANSWER_MS = 1500

export interface CredentialsOptions {
  readonly db: WritableDatabase
  readonly documents: Documents
  readonly clock: () => Instant
  readonly server: ServerVerifier
  readonly seen: SeenTime
  /** The server says that this person was stopped: what is open in their name ends here too. */
  readonly onStopped: (userId: string) => void
}

/**
 * Who has this badge and PIN: the server's word when it can be asked, since it knows who was stopped a second ago and counts wrong PINs
 * over all benches; otherwise that of the verifier which came with the person's record. The latter is good for `offlineSignInHours`
 * (policy) after the last session with the server. First and second person alike.
 */
export class Credentials {
  readonly #o: CredentialsOptions

  constructor(options: CredentialsOptions) {
    this.#o = options
  }

  async check(badge: string, pin: string): Promise<Result<User, Refusal>> {
    const { server } = this.#o
    if (server.contact()?.online === true) {
      const reply = await replyWithin(server.verify({ badge, pin }), ANSWER_MS)
      if (reply !== null) return this.#byServer(badge, reply)
    }
    return await this.#alone(badge, pin)
  }

  /** Writes down that time goes on while there is no server, also when nobody signs in. */
  watchTime(): void {
    const contact = this.#o.server.contact()
    if (contact !== null && !contact.online && contact.lastContactAt !== null) this.#o.seen.msSince(contact.lastContactAt)
  }

  #byServer(badge: string, reply: VerifyReply): Result<User, Refusal> {
    const { documents, onStopped } = this.#o
    if (!reply.ok) {
      if (reply.refusal.code === 'identity.user-inactive' && reply.userId !== null) onStopped(reply.userId)
      return err(refusal(reply.refusal.code, reply.refusal.params))
    }
    this.#forgive(badge)
    const user = documents.run(get('app_user', reply.userId))
    // Somebody defined this very second: their record is on its way here.
    if (user === null) return err(refusal('identity.badge-unknown', { badge }))
    return user.active ? ok(user) : err(refusal('identity.user-inactive', { badge }))
  }

  async #alone(badge: string, pin: string): Promise<Result<User, Refusal>> {
    const { db, documents, clock } = this.#o
    const failures = db.prepare<[string], { count: number; lastAt: string }>('SELECT count, last_at AS lastAt FROM sign_in_failure WHERE badge = ?').get(badge)
    const minutes = lockedMinutes(failures ?? null, clock())
    if (minutes > 0) return err(refusal('identity.locked', { badge, minutes }))
    const user = documents.run(findOne('app_user', { badge }))
    if (user === null) return err(refusal('identity.badge-unknown', { badge }))
    if (!user.active) return err(refusal('identity.user-inactive', { badge }))
    const expired = this.#expired()
    if (expired !== null) return err(expired)
    // Counted before it is looked at: many questions at once try no more PINs than one after another.
    db.prepare('INSERT INTO sign_in_failure (badge, count, last_at) VALUES (?, 1, ?) ON CONFLICT (badge) DO UPDATE SET count = count + 1, last_at = excluded.last_at').run(badge, clock())
    if (!(await verifyPin(pin, user.pinHash))) return err(refusal('identity.pin-wrong', { badge }))
    this.#forgive(badge)
    // A pull may have come while the PIN was being checked.
    const still = documents.run(get('app_user', user.id))
    return still?.active === true ? ok(still) : err(refusal('identity.user-inactive', { badge }))
  }

  #expired(): Refusal | null {
    const { server, documents, seen } = this.#o
    const contact = server.contact()
    if (contact === null) return null
    const hours = (documents.run(get('policy', 'policy')) ?? defaultPolicy).offlineSignInHours
    const good = contact.lastContactAt !== null && seen.msSince(contact.lastContactAt) <= hours * 3_600_000
    return good ? null : refusal('identity.offline-expired', { hours })
  }

  #forgive(badge: string): void {
    this.#o.db.prepare('DELETE FROM sign_in_failure WHERE badge = ?').run(badge)
  }
}
