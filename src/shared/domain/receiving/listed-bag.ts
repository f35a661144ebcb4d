import { nameId } from '../../kernel/name-ids.ts'
import type { DispatchLine } from './dispatch-line.ts'

/** A bag of a note: its DIN (13 characters) with its whole product code (8, with the division). Its place in the list is no name of it. */
export interface BagName {
  readonly din: string
  readonly productCode: string
}

export function isSameBag(a: BagName, b: BagName): boolean {
  return a.din === b.din && a.productCode === b.productCode
}

/** The first bag that stands in the list more than once. */
export function repeatedBag(rows: readonly BagName[]): BagName | null {
  const seen = new Set<string>()
  for (const row of rows) {
    const name = `${row.din} ${row.productCode}`
    if (seen.has(name)) return row
    seen.add(name)
  }
  return null
}

/**
 * Lines by their names: the same bag of the same note is the same document on every bench, wherever in the list it stands.
 * `known`: lines of that DIN at least. One of them may have this name and be the line of another component by now (`followNote`).
 */
export function lineIdOf(dispatchId: string, { din, productCode }: BagName, known: readonly Pick<DispatchLine, 'id'>[]): string {
  let id = nameId('dispatch_line', dispatchId, din, productCode)
  while (known.some((line) => line.id === id)) id = nameId('dispatch_line', id)
  return id
}

/** Whether the station's newest list took this bag off, unseen: were it to come, it would be a bag that is not on the list. */
export function isTakenOff(line: Pick<DispatchLine, 'outcome' | 'listed'>): boolean {
  return line.outcome === 'missing' && !line.listed
}
