import { z } from 'zod'
import { documentKinds } from '../../../src/shared/domain/station/document.ts'
import { faultsSchema } from './faults.ts'
import { billOf, stationBags } from './bill.ts'
import type { Station } from './station.ts'

const texts = z.record(z.string(), z.string())

/** What each control door takes. `POST /control/NAME` with JSON. */
export const controls = {
  dispatch: z.object({ count: z.number().int().min(1).max(500), head: texts.optional() }),
  again: z.object({ kind: z.enum(documentKinds), number: z.string(), change: texts }),
  announce: z.object({ kind: z.enum(documentKinds), number: z.string(), head: texts, lines: z.array(texts), attached: z.array(z.object({ name: z.string(), base64: z.string() })).optional() }),
  bill: z.object({ period: z.string() }),
  bags: z.object({}),
  faults: faultsSchema.partial(),
  look: z.object({}),
  state: z.object({})
} as const

/** @returns what the control door answers: the document that was made, the faults that hold, or the books. */
export function control(station: Station, name: string, value: unknown): unknown {
  switch (name) {
    case 'dispatch': {
      const { count, head } = controls.dispatch.parse(value)
      return station.books.dispatch(count, station.now(), head)
    }
    case 'again': {
      const { kind, number, change } = controls.again.parse(value)
      return station.books.again(kind, number, change)
    }
    case 'announce':
      return station.announce(controls.announce.parse(value) as Parameters<Station['announce']>[0])
    case 'bill':
      return station.books.add(billOf(station.books, controls.bill.parse(value).period))
    case 'bags':
      return stationBags(station.books)
    case 'faults':
      station.faults = { ...station.faults, ...(controls.faults.parse(value) as Partial<typeof station.faults>) }
      return station.faults
    case 'look':
      station.look()
      return {}
    case 'state':
      return { documents: station.books.documents, messages: station.books.messages, struck: station.struck, faults: station.faults }
    default:
      throw new Error(`no control ${name}: ${Object.keys(controls).join(', ')}`)
  }
}
