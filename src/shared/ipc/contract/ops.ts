import { z } from 'zod'
import { deviceConfigSchema } from '../../domain/devices/device-config.ts'
import { hidProfiles } from '../../domain/devices/hid-profile.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { commandId, nothing, unitRow } from './rows.ts'

const deviceState = z.object({ id: z.string(), name: z.string(), kind: z.string(), state: z.string(), detail: z.string() })

/** `overdue`: the store changed and nothing good was written for a day. `cancelled`: given up at a stop. */
const backupTroubles = ['disk-full', 'source-corrupt', 'not-whole', 'failed', 'overdue', 'cancelled'] as const
const backupRow = z.object({ name: z.string(), at: z.string(), bytes: z.number(), verified: z.boolean(), reason: z.enum(['scheduled', 'stop', 'asked']).nullable(), auditEntries: z.number().int().nullable() })

export const opsCalls = {
  'ops.status': {
    capability: null,
    input: nothing,
    output: z.object({
      hospitalName: z.string(),
      practice: z.boolean(),
      version: z.string(),
      /** Where the bench stands: without a server it is its own authority. */
      authority: z.enum(['self', 'server']),
      devices: z.array(deviceState),
      /** False while the disk has too little room for a durable write: said before a bag is handed over. */
      diskOk: z.boolean(),
      /** `corrupt`: pages are damaged, nothing is taken any more. `checking`: after an unclean stop, all pages are being read. */
      store: z.enum(['ok', 'checking', 'corrupt']),
      /** Why there is no fresh backup, or null. */
      backupTrouble: z.enum(backupTroubles).nullable(),
      /** For three days after the bench found itself on an older image: what was done after `imageAt` is not recorded. */
      restored: z.object({ at: z.string(), imageAt: z.string() }).nullable()
    })
  },
  /** Practice mode only: what would lie about on a bench, as codes to scan. Empty otherwise. */
  'ops.practiceCodes': {
    capability: null,
    input: nothing,
    output: z.object({ codes: z.array(z.object({ kind: z.enum(['bag', 'label', 'din', 'request', 'badge']), label: z.string(), raw: z.string() })) })
  },
  'ops.overview': {
    capability: 'look',
    input: nothing,
    output: z.object({
      stock: z.array(z.object({ componentClass: z.enum(componentClasses), abo: z.enum(aboGroups), rhd: z.enum(rhdTypes).nullable(), count: z.number().int() })),
      byState: z.array(z.object({ state: z.string(), count: z.number().int() })),
      expiringSoon: z.array(unitRow),
      /** Still in stock though expired: to be taken out. */
      expired: z.array(unitRow),
      openDispatches: z.array(z.object({ id: z.string(), number: z.string(), stationName: z.string(), pending: z.number().int(), total: z.number().int(), importedAt: z.string() })),
      waitingForNumber: z.number().int(),
      waitingForScanBack: z.number().int(),
      printsToResolve: z.number().int(),
      openRequests: z.number().int(),
      lowRanges: z.array(z.object({ prefix: z.string(), remaining: z.number().int() }))
    })
  },
  'ops.devices': { capability: 'look', input: nothing, output: z.object({ configs: z.array(deviceConfigSchema), states: z.array(deviceState) }) },
  'ops.saveDevice': { capability: 'set-up-devices', input: z.object({ device: deviceConfigSchema }), output: nothing },
  'ops.removeDevice': { capability: 'set-up-devices', input: z.object({ id: z.string().max(64) }), output: nothing },
  /** Prints a test label and says what the printer answered. */
  'ops.testPrinter': { capability: 'set-up-devices', input: z.object({ id: z.string().max(64) }), output: z.object({ outcome: z.string(), detail: z.string() }) },
  /** What came from a scanner as it came, newest first; kept only while this is asked (each time for ten seconds more). */
  'ops.deviceTrace': {
    capability: 'set-up-devices',
    input: z.object({ id: z.string().max(64) }),
    output: z.object({
      chunks: z.array(z.object({ at: z.string(), hex: z.string(), text: z.string(), bytes: z.number().int() })).max(40),
      /** Read but not handed on: a held trigger, and what was cut off or broken. */
      dropped: z.object({ repeated: z.number().int(), broken: z.number().int() })
    })
  },
  /** HID devices that are plugged in; bar code scanners (usage page 0x8C) first. `problem`: why they cannot be listed. */
  'ops.hidDevices': {
    capability: 'set-up-devices',
    input: nothing,
    output: z.object({
      devices: z.array(z.object({
        vendorId: z.number().int(), productId: z.number().int(), serialNumber: z.string().nullable(), name: z.string(),
        isScanner: z.boolean(), suggestedProfile: z.literal(hidProfiles)
      })),
      problem: z.string().nullable()
    })
  },
  'ops.serialPorts': { capability: 'set-up-devices', input: nothing, output: z.object({ ports: z.array(z.object({ path: z.string(), label: z.string() })) }) },
  /** Copies of the store, newest first. `running` counts bytes while one is written. */
  'ops.backups': {
    capability: 'look',
    input: nothing,
    output: z.object({
      folder: z.string(),
      backups: z.array(backupRow),
      running: z.object({ done: z.number(), total: z.number() }).nullable(),
      trouble: z.object({ code: z.enum(backupTroubles), detail: z.string(), at: z.string() }).nullable()
    })
  },
  /** Writes one and reads it back; answers when that is done. Asked while one runs, it waits for that one. */
  'ops.backupNow': { capability: 'set-up-devices', input: nothing, output: z.object({ backup: backupRow }) },
  /** Full path of a folder; empty: `backups` in the data folder. */
  'ops.saveBackupFolder': { capability: 'set-up-devices', input: z.object({ folder: z.string().max(400) }), output: nothing },
  /** 交班报告: what was done since, what is left over. As numbers for the screen and as PDF in the data folder. */
  'ops.shiftReport': {
    capability: 'look',
    input: z.object({ hours: z.number().int().min(1).max(72) }),
    output: z.object({
      from: z.string(),
      to: z.string(),
      file: z.string(),
      done: z.array(z.object({ action: z.string(), actor: z.string(), count: z.number().int() })),
      left: z.array(z.object({ what: z.enum(['dispatches', 'waiting', 'scan-back', 'prints', 'requests', 'expired']), count: z.number().int() }))
    })
  },
  'ops.site': { capability: 'look', input: nothing, output: z.object({ hospitalName: z.string(), sampleMaxHours: z.number().int(), expiringSoonHours: z.number().int() }) },
  'ops.saveSite': {
    capability: 'set-up',
    input: z.object({ commandId, hospitalName: z.string().min(1).max(60), sampleMaxHours: z.number().int().min(1).max(72), expiringSoonHours: z.number().int().min(1).max(720) }),
    output: nothing
  },
  /** Walks the whole audit chain. `brokenAt` is the first entry that does not fit. */
  /** One stretch of the same walk, so that a long chain shows progress and can be stopped: give `afterSeq` and `hash` of the stretch before (0, ''). */
  'ops.verifyAuditPart': {
    capability: 'look',
    input: z.object({ afterSeq: z.number().int().min(0), hash: z.string().max(64), limit: z.number().int().min(1).max(50_000) }),
    output: z.object({ ok: z.boolean(), entries: z.number().int(), total: z.number().int(), brokenAt: z.number().int().nullable(), headHash: z.string(), end: z.boolean() })
  },
  'ops.verifyAudit': { capability: 'look', input: nothing, output: z.object({ ok: z.boolean(), entries: z.number().int(), brokenAt: z.number().int().nullable(), headHash: z.string() }) }
} as const
