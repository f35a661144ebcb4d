import type pg from 'pg'
import { capabilitiesOf, type Capability, type Role } from '../../../src/shared/domain/identity/capability.ts'
import type { User } from '../../../src/shared/domain/identity/user.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { err, ok, type Result } from '../../../src/shared/kernel/result.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { VerifyReply, VerifyRequest } from '../../../src/shared/sync/verify.ts'
import { commitOwn } from '../sync/commit-command.ts'
import { transaction } from '../sync/transaction.ts'
import { checkCredentials, type CredentialOptions, type Credentials } from './check-credentials.ts'
import { PinChecker } from './pin-checker.ts'
import { endSession, openSession, sessionOf } from './sessions.ts'

export interface SignedInPerson {
  readonly userId: string
  readonly badge: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly capabilities: readonly Capability[]
}

/** Signing in at the server itself. Roles are read anew with each question: what was taken away is gone at once. */
export interface IdentityPort {
  readonly signIn: (credentials: Credentials) => Promise<Result<{ readonly token: string; readonly expiresAt: Instant; readonly person: SignedInPerson }, Refusal>>
  readonly who: (token: string) => Promise<SignedInPerson | null>
  readonly signOut: (token: string) => Promise<boolean>
}

export interface ServerIdentity extends IdentityPort {
  /** For somebody at a bench: no session here, the bench keeps its own and writes its own audit entry. */
  readonly verify: (request: VerifyRequest) => Promise<VerifyReply>
  readonly stop: () => Promise<void>
}

const personOf = ({ id, badge, name, roles }: User): SignedInPerson => ({ userId: id, badge, name, roles, capabilities: capabilitiesOf(roles) })

export function openIdentity(pool: pg.Pool, { siteId, clock }: { readonly siteId: string; readonly clock: () => Instant }): ServerIdentity {
  const pins = new PinChecker()
  const record = async (user: User, action: string): Promise<void> => {
    const effects = { puts: [], labels: [], audit: { subjects: [`user:${user.id}`], detail: { badge: user.badge } } }
    await transaction(pool, (db) => commitOwn(db, siteId, { deviceId: SERVER_HOLDER, effects, recordedAt: clock(), action, actorId: user.id, actorName: user.name, commandId: null }))
  }
  const o: CredentialOptions = { pool, siteId, clock, pins, onLocked: (user) => record(user, 'identity.locked') }
  return {
    verify: async (request) => {
      const checked = await checkCredentials(o, request)
      if (checked.ok) return { ok: true, userId: checked.value.id }
      const { code, params, userId } = checked.error
      // checkCredentials refuses with these four only.
      return { ok: false, refusal: { code: code as Extract<VerifyReply, { ok: false }>['refusal']['code'], params: { ...params } }, userId }
    },
    signIn: async (credentials) => {
      const checked = await checkCredentials(o, credentials)
      if (!checked.ok) return err({ code: checked.error.code, params: checked.error.params })
      await record(checked.value, 'identity.signIn')
      return ok({ ...(await openSession(o, checked.value.id)), person: personOf(checked.value) })
    },
    who: async (token) => {
      const user = await sessionOf(o, token)
      return user === null ? null : personOf(user)
    },
    signOut: (token) => endSession(o, token),
    stop: () => pins.stop()
  }
}
