import { z } from 'zod'
import { deviceConfigSchema } from '../../domain/devices/device-config.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { commandId, nothing, unitRow } from './rows.ts'

const deviceState = z.object({ id: z.string(), name: z.string(), kind: z.string(), state: z.string(), detail: z.string() })

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
      pendingCommands: z.number().int(),
      devices: z.array(deviceState),
      /** False while the disk has too little room for a durable write: said before a bag is handed over. */
      diskOk: z.boolean()
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
  'ops.serialPorts': { capability: 'set-up-devices', input: nothing, output: z.object({ ports: z.array(z.object({ path: z.string(), label: z.string() })) }) },
  'ops.site': { capability: 'look', input: nothing, output: z.object({ hospitalName: z.string(), sampleMaxHours: z.number().int(), expiringSoonHours: z.number().int() }) },
  'ops.saveSite': {
    capability: 'set-up',
    input: z.object({ commandId, hospitalName: z.string().min(1).max(60), sampleMaxHours: z.number().int().min(1).max(72), expiringSoonHours: z.number().int().min(1).max(720) }),
    output: nothing
  },
  /** Walks the whole audit chain. `brokenAt` is the first entry that does not fit. */
  'ops.verifyAudit': { capability: 'look', input: nothing, output: z.object({ ok: z.boolean(), entries: z.number().int(), brokenAt: z.number().int().nullable(), headHash: z.string() }) }
} as const
