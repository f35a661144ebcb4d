import { z } from 'zod'
import { outcomes } from '../../sync/push.ts'
import { nothing, refusalValue } from './rows.ts'

/** Where the bench stands with its server, in the words of src/main/core/sync/sync-state.ts. */
export const syncStates = ['alone', 'connecting', 'online', 'offline', 'pushOnly', 'waiting', 'resyncing', 'revoked', 'forked'] as const

export const syncCalls = {
  /** Always in sight: connection, what waits, how old the knowledge is, and what may be done now. Also before sign-in. */
  'sync.status': {
    capability: null,
    input: nothing,
    output: z.object({
      state: z.enum(syncStates),
      serverName: z.string().nullable(),
      serverUrl: z.string().nullable(),
      benchName: z.string().nullable(),
      /** Commands that the server has yet to take, and commands it was asked to decide and has not answered. */
      pending: z.number().int(),
      undecided: z.number().int(),
      oldestPendingAt: z.string().nullable(),
      /** When this bench last had all that the server had. */
      knownAt: z.string().nullable(),
      /** The server's clock minus ours. */
      clockSkewMs: z.number(),
      /** Commands that came back with a refusal or a case and that nobody has looked at. */
      told: z.number().int(),
      /** Null: bags may be issued here now. Else why not, as the counter would say it. */
      issueStop: refusalValue.nullable()
    })
  },
  'sync.enrol': {
    capability: null,
    input: z.object({ url: z.url({ protocol: /^https?$/ }).max(200), code: z.string().trim().min(1).max(40), benchName: z.string().trim().min(1).max(60), ca: z.string().max(200_000).nullable() }),
    output: z.object({ siteName: z.string() })
  },
  'sync.now': { capability: 'session', input: nothing, output: nothing },
  'sync.told': {
    capability: 'session',
    input: nothing,
    output: z.object({
      entries: z.array(z.object({ commandId: z.string(), name: z.string(), occurredAt: z.string(), outcome: z.enum(outcomes), refusal: refusalValue.nullable(), caseId: z.string().nullable(), unitId: z.string().nullable(), selfNumber: z.string().nullable() }))
    })
  },
  'sync.seen': { capability: 'session', input: z.object({ commandId: z.string() }), output: nothing },
  /** Everything that has not reached the server, as a signed file for a stick: for a disk that is dying. */
  'sync.exportOutbox': { capability: 'session', input: z.object({ folder: z.string().min(1).max(400) }), output: z.object({ file: z.string(), commands: z.number().int() }) }
} as const
