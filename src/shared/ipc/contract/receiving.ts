import { z } from 'zod'
import { deliveryBoxSchema } from '../../domain/receiving/delivery-box.ts'
import { dispatchLineSchema } from '../../domain/receiving/dispatch-line.ts'
import { dispatchSchema } from '../../domain/receiving/dispatch.ts'
import { rowProblems } from '../../domain/receiving/dispatch-row.ts'
import { findings } from '../../domain/receiving/finding.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { identified } from './traceability.ts'
import { commandId, nothing, refusalValue, signature } from './rows.ts'

const badLine = z.object({ lineNo: z.number().int(), problem: z.enum(rowProblems), value: z.string() })
const file = z.object({ fileName: z.string().min(1).max(200), bytes: z.instanceof(Uint8Array) })
const counts = z.object({ total: z.number().int(), pending: z.number().int(), accepted: z.number().int(), quarantined: z.number().int(), rejected: z.number().int(), missing: z.number().int(), extra: z.number().int() })

/** `bags`: received from it; `waiting`: what the station says is in it and nobody has looked at; `outside`: classes of components that its temperature is wrong for. */
const boxRow = deliveryBoxSchema.extend({ bags: z.number().int(), waiting: z.number().int(), outside: z.array(z.enum(componentClasses)) })
export type BoxRow = z.infer<typeof boxRow>

export const scannedBag = z.object({
  din: z.string(),
  productCode: z.string(),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes).nullable(),
  expiresAt: z.string(),
  blocksStock: z.boolean()
})

export const receivingScan = z.discriminatedUnion('kind', [
  /** Some of the bag's codes were read; `missing` says which are not yet. */
  z.object({ kind: z.literal('incomplete'), din: z.string().nullable(), missing: z.array(z.enum(['din', 'product', 'group', 'expiry', 'special-tests'])), startedNew: z.boolean() }),
  /** The whole bag is known. `findings` empty and `refusal` null: it may be accepted. */
  z.object({
    kind: z.literal('bag'),
    bag: scannedBag,
    rawScans: z.array(z.string()),
    line: dispatchLineSchema.nullable(),
    componentName: z.string(),
    findings: z.array(z.enum(findings)),
    /** Why nothing at all can be done with it here: already stocked, line done, dispatch finished … */
    refusal: refusalValue.nullable()
  }),
  z.object({ kind: z.literal('unreadable'), refusal: refusalValue }),
  /** A known code that this step does not wait for. */
  z.object({ kind: z.literal('other'), identified })
])
export type ReceivingScan = z.infer<typeof receivingScan>

export const receivingCalls = {
  'receiving.dispatches': { capability: 'look', input: nothing, output: z.object({ dispatches: z.array(dispatchSchema.extend({ counts })) }) },
  'receiving.dispatch': {
    capability: 'look',
    input: z.object({ dispatchId: z.string() }),
    output: z.object({ dispatch: dispatchSchema, counts, boxes: z.array(boxRow), wholeBox: z.boolean(), lines: z.array(dispatchLineSchema), summary: z.array(z.object({ componentName: z.string(), abo: z.enum(aboGroups), rhd: z.enum(rhdTypes).nullable(), listed: z.number().int(), accepted: z.number().int() })) })
  },
  /** Reads a file (CSV, XLSX, JSON) without importing it: what would come in, and each bad line with its reason. */
  'receiving.previewFile': {
    capability: 'receive',
    input: file,
    output: z.object({ number: z.string(), stationName: z.string(), good: z.number().int(), bad: z.array(badLine), alreadyKnown: z.boolean() })
  },
  'receiving.importFile': {
    capability: 'receive',
    input: file.extend({ commandId }),
    output: z.object({ dispatchId: z.string(), number: z.string(), imported: z.number().int(), bad: z.array(badLine) })
  },
  /** `boxId`: the transport box that is being emptied. */
  'receiving.scan': { capability: 'receive', input: z.object({ dispatchId: z.string(), boxId: z.string().nullable().optional(), raw: z.string().max(4096) }), output: receivingScan },
  /** Forgets the codes read so far of a bag that was put aside. */
  'receiving.resetScan': { capability: 'receive', input: nothing, output: nothing },
  'receiving.receiveBag': {
    capability: 'receive',
    input: z.object({
      commandId,
      dispatchId: z.string(),
      bag: scannedBag,
      rawScans: z.array(z.string().max(4096)).max(16),
      decision: z.enum(['accept', 'quarantine', 'reject']),
      seen: z.array(z.enum(findings)).max(10),
      boxId: z.string().nullable().optional()
    }),
    output: z.object({ unitId: z.string().nullable(), counts })
  },
  'receiving.finish': {
    capability: 'receive',
    input: z.object({ commandId, dispatchId: z.string(), pendingAreMissing: z.boolean(), temperatureC: z.number().min(-100).max(60).nullable(), signature }),
    output: z.object({ counts })
  },
  /** A transport box has arrived, or what was written down of one is said again. */
  'receiving.receiveBox': {
    capability: 'receive',
    input: z.object({ commandId, dispatchId: z.string(), number: z.string().min(1).max(30), temperatureC: z.number().min(-100).max(60).nullable(), sealed: z.boolean(), note: z.string().max(200) }),
    output: z.object({ boxId: z.string() })
  },
  /** All bags that wait in a checked box, where the hospital allows it. */
  'receiving.confirmBox': { capability: 'receive', input: z.object({ commandId, boxId: z.string(), counted: z.number().int().min(1).max(500), signature }), output: z.object({ received: z.number().int() }) },
  /** Missing bags come after all. */
  'receiving.reopen': { capability: 'receive', input: z.object({ commandId, dispatchId: z.string(), reason: z.string().min(1).max(200) }), output: nothing }
} as const
