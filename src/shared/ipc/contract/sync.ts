import { z } from 'zod'
import { outcomes } from '../../sync/push.ts'
import { commandId, nothing, refusalValue } from './rows.ts'

/** Where a bench stands with its server; what each means is told in src/main/core/sync/sync-state.ts. */
export const syncStates = ['alone', 'connecting', 'online', 'offline', 'pushOnly', 'waiting', 'resyncing', 'revoked', 'forked'] as const

export const syncCalls = {
  /** Always in sight, before sign-in too: connection, what waits, how old the knowledge is, and what may be done now. Topic of its changes: `sync`. */
  'sync.status': {
    capability: null,
    input: nothing,
    output: z.object({
      /** `alone`: this bench has joined no server and is its own authority; the rest is empty then and everything is allowed. */
      mode: z.enum(['alone', 'server']),
      state: z.enum(syncStates),
      /** Commands that the server has yet to take. */
      pending: z.number().int(),
      /** Commands it was asked to decide and has not answered: those bags stay here. */
      undecided: z.number().int(),
      oldestPendingAt: z.string().nullable(),
      /** When this bench last had all that the server had. */
      lastSyncAt: z.string().nullable(),
      /** The server's clock minus this bench's; say so from two minutes on. */
      clockSkewMs: z.number().int(),
      serverName: z.string().nullable(),
      serverUrl: z.string().nullable(),
      benchName: z.string().nullable(),
      /** What can be done at this moment: null, or what stands against it. `setUp`: settings, people, products, fridges, ranges. */
      allowedNow: z.object({ receive: refusalValue.nullable(), number: refusalValue.nullable(), issue: refusalValue.nullable(), setUp: refusalValue.nullable() }),
      /** Self-numbers that this bench can still give out by itself, by range. */
      numbersLeft: z.array(z.object({ prefix: z.string(), left: z.number().int(), lowWater: z.number().int() })),
      /** Commands that came back with a refusal or a case and that nobody has looked at (`sync.outcomes`). */
      toRead: z.number().int()
    })
  },
  /**
   * Joins a server with a one-time code. Only on a bench without work of its own. Core starts anew right after the answer; the documents of
   * the server are there when `sync.status` says `online`.
   */
  'sync.enrol': {
    capability: null,
    input: z.object({
      url: z.url({ protocol: /^https?$/ }).max(300),
      code: z.string().trim().min(1).max(40),
      benchName: z.string().trim().min(1).max(60),
      /** PEM of the hospital's own CA, as read from its file; null: the CAs of this computer. */
      ca: z.string().max(200_000).nullable()
    }),
    output: z.object({ serverName: z.string() })
  },
  /** Pushes and pulls at once; answers when that is done or has failed. */
  'sync.now': { capability: 'session', input: nothing, output: z.object({ state: z.enum(syncStates) }) },
  /** What the server refused, or took with a case that somebody must look at; newest first, until it was seen. */
  'sync.outcomes': {
    capability: 'session',
    input: nothing,
    output: z.object({
      outcomes: z.array(z.object({
        commandId: z.string(),
        /** Name of the command (`issuing.issueUnit`). */
        name: z.string(),
        occurredAt: z.string(),
        actor: z.string(),
        outcome: z.enum(outcomes),
        refusal: refusalValue.nullable(),
        caseId: z.string().nullable(),
        /** The bag it is about, when it is about one. */
        unit: z.object({ id: z.string(), din: z.string(), selfNumber: z.string().nullable() }).nullable()
      }))
    })
  },
  'sync.seen': { capability: 'session', input: z.object({ commandIds: z.array(commandId).min(1).max(100) }), output: nothing },
  /**
   * Everything that has not reached the server, as a signed file (`npm run server -- import-outbox FILE` takes it): for a disk that is dying
   * or a network that stays away. `folder`: full path, a stick; absent: `exports` in the data folder. `file` is the full path.
   */
  'sync.exportOutbox': { capability: 'session', input: z.object({ folder: z.string().max(400).optional() }), output: z.object({ file: z.string(), commands: z.number().int() }) }
} as const
