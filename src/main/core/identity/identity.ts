import { randomBytes } from 'node:crypto'
import { capabilitiesOf } from '../../../shared/domain/identity/capability.ts'
import type { User } from '../../../shared/domain/identity/user.ts'
import { refusal, type Refusal } from '../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { instant, toMs, type Instant } from '../../../shared/kernel/time.ts'
import { get } from '../../../shared/commands/load.ts'
import type { AuditChain } from '../store/audit-chain.ts'
import type { WritableDatabase } from '../store/database.ts'
import type { Documents } from '../store/documents.ts'
import type { Signer } from '../../../shared/commands/decide-command.ts'
import { Settings } from '../store/settings.ts'
import { Credentials } from './credentials.ts'
import { SeenTime } from './seen-time.ts'
import { noServer, type ServerVerifier } from './server-verifier.ts'

const SIGNATURE_MINUTES = 5
const IDLE_LOCK = 'idleLockMinutes'
const IDLE_LOCK_DEFAULT = '10'

interface Options {
  readonly db: WritableDatabase
  readonly documents: Documents
  readonly audit: AuditChain
  readonly bootId: string
  readonly deviceId: string
  readonly clock: () => Instant
  /** Absent: the bench works alone. */
  readonly server?: ServerVerifier
  /** For tests: the time of this process that nobody can set. */
  readonly monotonicMs?: () => number
}

export interface SignOrder {
  readonly badge: string
  readonly pin: string
  /** Name of the call it is for. */
  readonly purpose: string
  /** Commands the second person was shown. */
  readonly uses: number
}

export interface SignedIn extends Signer {
  readonly badge: string
  readonly roles: readonly string[]
}

/**
 * Who works at the bench and who signs beside them. Session and signatures lie in the database, so a restart of core
 * asks nobody to sign twice; a session belongs to one start of the app and ends with it.
 */
export class Identity {
  readonly #o: Options
  readonly #settings: Settings
  readonly #credentials: Credentials

  constructor(options: Options) {
    this.#o = options
    this.#settings = new Settings(options.db)
    const { db, documents, clock, server = noServer, monotonicMs = () => performance.now() } = options
    this.#credentials = new Credentials({ db, documents, clock, server, seen: new SeenTime({ settings: this.#settings, clock, monotonicMs }), onStopped: (userId) => this.#end(userId) })
    this.#credentials.watchTime()
    options.db.prepare('DELETE FROM session WHERE boot_id <> ?').run(options.bootId)
    options.db.prepare('DELETE FROM signature WHERE expires_at < ?').run(options.clock())
  }

  current(): SignedIn | null {
    this.#credentials.watchTime()
    const row = this.#o.db.prepare<[string], { user_id: string }>('SELECT user_id FROM session WHERE boot_id = ?').get(this.#o.bootId)
    const user = row === undefined ? null : this.#o.documents.run(get('app_user', row.user_id))
    return user?.active === true ? toSigner(user) : null
  }

  async signIn(badge: string, pin: string): Promise<Result<SignedIn, Refusal>> {
    const user = await this.#credentials.check(badge, pin)
    if (!user.ok) return user
    this.#record(user.value, 'identity.signIn', () => {
      this.#o.db.prepare('INSERT INTO session (boot_id, user_id, signed_in_at) VALUES (?, ?, ?) ON CONFLICT (boot_id) DO UPDATE SET user_id = excluded.user_id, signed_in_at = excluded.signed_in_at').run(this.#o.bootId, user.value.id, this.#o.clock())
    })
    return ok(toSigner(user.value))
  }

  signOut(): void {
    this.#o.db.prepare('DELETE FROM session WHERE boot_id = ?').run(this.#o.bootId)
  }

  /** The second person signs for one purpose, one first person and as many commands as were shown. Worth nothing for anything else. */
  async sign({ badge, pin, purpose, uses }: SignOrder): Promise<Result<{ signature: string; userId: string; name: string }, Refusal>> {
    const user = await this.#credentials.check(badge, pin)
    if (!user.ok) return user
    const signer = this.current()
    if (signer === null) return err(refusal('identity.not-signed-in'))
    if (signer.userId === user.value.id) return err(refusal('command.second-person-same'))
    const token = randomBytes(24).toString('base64url')
    this.#record(user.value, 'identity.sign', () => {
      this.#o.db.prepare('INSERT INTO signature (token, user_id, purpose, expires_at, uses_left, actor_id) VALUES (?, ?, ?, ?, ?, ?)').run(token, user.value.id, purpose, instant(toMs(this.#o.clock()) + SIGNATURE_MINUTES * 60_000), uses, signer.userId)
    })
    return ok({ signature: token, userId: user.value.id, name: user.value.name })
  }

  /** Who signed with this token for this purpose and this first person, or null when it is none, old, used up, or for something else. */
  signerOf(token: string, { purpose, actorId }: { readonly purpose: string; readonly actorId: string }): Signer | null {
    const row = this.#o.db
      .prepare<[string, string, string, string], { user_id: string }>('SELECT user_id FROM signature WHERE token = ? AND purpose = ? AND actor_id = ? AND expires_at >= ? AND uses_left > 0')
      .get(token, purpose, actorId, this.#o.clock())
    const user = row === undefined ? null : this.#o.documents.run(get('app_user', row.user_id))
    return user?.active === true ? toSigner(user) : null
  }

  /** Who signed a command that waits in the outbox for the server's word. */
  secondOf(commandId: string): Signer | null {
    const row = this.#o.db.prepare<[string], { second_id: string | null }>("SELECT second_id FROM outbox WHERE command_id = ? AND state = 'undecided'").get(commandId)
    const secondId = row?.second_id ?? null
    const user = secondId === null ? null : this.#o.documents.run(get('app_user', secondId))
    return user === null ? null : toSigner(user)
  }

  /** One use of a signature. Called inside the transaction of the command it signs, so neither is ever without the other. */
  spend(token: string): void {
    this.#o.db.prepare('UPDATE signature SET uses_left = uses_left - 1 WHERE token = ?').run(token)
  }

  /** Minutes without a key or a scan after which the screen asks for badge and PIN again. */
  idleLockMinutes(): number {
    return Number(this.#settings.get(IDLE_LOCK) ?? IDLE_LOCK_DEFAULT)
  }

  setIdleLock(actor: Signer, minutes: number): void {
    this.#record({ id: actor.userId, name: actor.name }, 'identity.setIdleLock', () => this.#settings.set(IDLE_LOCK, String(minutes)), { minutes })
  }

  /** Nothing may go on in the name of somebody who was stopped, even before their record has come. */
  #end(userId: string): void {
    const { db } = this.#o
    db.prepare('DELETE FROM session WHERE user_id = ?').run(userId)
    db.prepare('DELETE FROM signature WHERE user_id = ? OR actor_id = ?').run(userId, userId)
  }

  /** What is done with credentials stands in the audit chain, in the same transaction. */
  #record(user: Pick<User, 'id' | 'name'>, action: string, write: () => void, detail: Readonly<Record<string, number>> = {}): void {
    const { db, audit, clock, deviceId } = this.#o
    db.transaction(() => {
      write()
      audit.append({ at: clock(), deviceId, actorId: user.id, actorName: user.name, secondId: null, secondName: null, action, subjects: [`user:${user.id}`], detail, commandId: null })
    }).immediate()
  }
}

function toSigner(user: User): SignedIn {
  return { userId: user.id, name: user.name, badge: user.badge, roles: user.roles, capabilities: capabilitiesOf(user.roles) }
}
