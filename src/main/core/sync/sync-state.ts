import type { SessionReply } from '../../../shared/sync/session.ts'

/**
 * Where a bench stands with its server, as one pure machine. Everything with an effect (calls, timers, the database) is in sync-loop.ts;
 * what it learns comes in here as an event.
 *
 * alone: has joined no server · connecting: asks for a session · online · offline: the server does not answer · pushOnly: this app is too old
 * to pull · waiting: the server is too old for this app · resyncing: loads a snapshot · revoked: the server does not want this bench any more ·
 * forked: this database is an old image or a second copy and asks for a new life.
 */
export type SyncState = 'alone' | 'connecting' | 'online' | 'offline' | 'pushOnly' | 'waiting' | 'resyncing' | 'revoked' | 'forked'

export interface SyncMachine {
  readonly state: SyncState
  /** Failures in a row: the pause before the next try grows with them. */
  readonly failures: number
  /** The server's clock minus ours, as of the last session. */
  readonly skewMs: number
}

export type SyncEvent =
  | { readonly kind: 'joined' }
  /** `empty`: this bench has none of the server's documents yet. `restored`: it has found itself on an older image and not said so yet. */
  | { readonly kind: 'session'; readonly reply: Pick<SessionReply, 'verdict'>; readonly skewMs: number; readonly empty: boolean; readonly restored: boolean }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'resync' }
  | { readonly kind: 'resynced' }
  | { readonly kind: 'forked' }
  | { readonly kind: 'renewed' }
  | { readonly kind: 'revoked' }
  /** A document came that this app cannot read. */
  | { readonly kind: 'too-old' }
  | { readonly kind: 'unreachable' }

export const initialSync = (joined: boolean): SyncMachine => ({ state: joined ? 'connecting' : 'alone', failures: 0, skewMs: 0 })

const byVerdict = { ok: 'online', clientTooOld: 'pushOnly', serverTooOld: 'waiting', resyncRequired: 'resyncing', deviceRevoked: 'revoked', deviceForked: 'forked' } as const

export function nextSync(m: SyncMachine, event: SyncEvent): SyncMachine {
  if (m.state === 'alone') return event.kind === 'joined' ? { ...m, state: 'connecting' } : m
  switch (event.kind) {
    case 'joined':
      return { ...m, state: 'connecting', failures: 0 }
    case 'session':
      return { state: afterSession(event), failures: 0, skewMs: event.skewMs }
    case 'caught-up':
      return { ...m, failures: 0 }
    case 'resync':
      return { ...m, state: 'resyncing' }
    case 'resynced':
      return { ...m, state: 'online', failures: 0 }
    case 'forked':
      return { ...m, state: 'forked' }
    case 'renewed':
      return { ...m, state: 'connecting', failures: 0 }
    case 'revoked':
      return { ...m, state: 'revoked' }
    case 'too-old':
      return { ...m, state: 'pushOnly' }
    case 'unreachable':
      // A bench that was sent away stays away, whatever the network does.
      return m.state === 'revoked' ? m : { ...m, state: 'offline', failures: m.failures + 1 }
  }
}

/** What the verdict means here: a bench without documents loads them first, and one that knows it is an old image says so itself. */
function afterSession({ reply, empty, restored }: Extract<SyncEvent, { readonly kind: 'session' }>): SyncState {
  const state = byVerdict[reply.verdict]
  if (restored && state !== 'revoked' && state !== 'waiting') return 'forked'
  return empty && state === 'online' ? 'resyncing' : state
}

/** Whether the server can be asked to decide now. */
export const decidesOnline = (m: SyncMachine): boolean => m.state === 'online'

/** Milliseconds before the next try by itself. `random` 0–1 spreads the benches of a house that lost one server. */
export function pauseOf(m: SyncMachine, random: number): number {
  if (m.state === 'offline') return Math.min(20_000, 500 * 2 ** Math.min(m.failures, 6)) * (0.5 + random / 2)
  // Losing a poke costs at most this (design §5); a bench that may not work asks rarely whether that has changed.
  return m.state === 'revoked' || m.state === 'waiting' || m.state === 'forked' ? 60_000 : 20_000
}
