import { z } from 'zod'
import { unitStates } from '../../domain/stock/unit-state.ts'
import { refusalValue } from './rows.ts'

/** What a scanned code is, wherever it was scanned (the scan router, ux.md principle 1). */
export const identified = z.discriminatedUnion('kind', [
  /** The station's own code on a bag. `unitIds`: bags in the house with this DIN (split bags share it). */
  z.object({ kind: z.literal('bag'), din: z.string(), flags: z.string(), productCode: z.string().nullable(), unitIds: z.array(z.string()) }),
  /** Our own label: the self-number, or its Data Matrix. */
  z.object({ kind: z.literal('label'), selfNumber: z.string(), unitId: z.string(), din: z.string(), state: z.enum(unitStates) }),
  /** The DIN code of our own label (flags 05): never counts as the bag's own code. */
  z.object({ kind: z.literal('own-din'), din: z.string() }),
  /** A product, group or expiry code of a bag, without its DIN. */
  z.object({ kind: z.literal('bag-part'), structures: z.array(z.string()), productCode: z.string().nullable() }),
  z.object({ kind: z.literal('request'), requestId: z.string(), number: z.string() }),
  z.object({ kind: z.literal('sample'), sampleId: z.string(), requestId: z.string(), number: z.string() }),
  z.object({ kind: z.literal('patient'), patientId: z.string(), recordNumber: z.string() }),
  z.object({ kind: z.literal('badge'), badge: z.string(), name: z.string() }),
  z.object({ kind: z.literal('fridge'), fridgeId: z.string(), code: z.string() }),
  z.object({ kind: z.literal('dispatch'), dispatchId: z.string(), number: z.string() }),
  z.object({ kind: z.literal('unreadable'), refusal: refusalValue }),
  z.object({ kind: z.literal('unknown'), raw: z.string() })
])
export type Identified = z.infer<typeof identified>

export const traceabilityCalls = {
  'traceability.identify': { capability: 'session', input: z.object({ raw: z.string().max(4096) }), output: identified },
  /** By any number, or a fragment of a name. */
  'traceability.search': {
    capability: 'look',
    input: z.object({ text: z.string().trim().min(1).max(60) }),
    output: z.object({ hits: z.array(z.object({ kind: z.enum(['unit', 'request', 'dispatch']), id: z.string(), title: z.string(), detail: z.string() })) })
  }
} as const
