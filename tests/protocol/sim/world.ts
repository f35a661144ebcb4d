import type { SimRandom } from './random.ts'

/** A bag as it is, whatever any record says of it. It lies in one place; who was given it has it for good. */
export interface Bag {
  readonly n: number
  readonly din: string
  readonly productCode: string
  readonly unitId: string
  /** Name of the bench at which it lies, or null when it is gone. */
  place: string | null
  /** Self-number on the label that is stuck on it. */
  label: string | null
  givenTo: string | null
  /** Bench whose people have taken it over with the bag in hand: they keep it with them. */
  keptBy: string | null
}

/** A label that came out of a printer. */
export interface Printed {
  readonly number: string
  readonly unitId: string
  readonly bench: string
}

/** The yes of a system to a person: this bag for this patient. */
export interface Yes {
  readonly commandId: string
  readonly bag: Bag
  readonly requestId: string
  readonly bench: string
  readonly offline: boolean
  readonly entry: 'scanned' | 'typed'
  /** The bag was gone already when the system said yes. */
  readonly late: boolean
  readonly at: number
}

/** The physical truth, and what people were told. The ledger judges by this alone. */
export class World {
  readonly bags: Bag[] = []
  readonly printed: Printed[] = []
  readonly yes: Yes[] = []
  /** Facts that a bench has said yes to: command id → which bench. They must be somewhere in the end. */
  readonly facts = new Map<string, string>()
  /** Facts that were read off a disk before it was given up. */
  readonly exported = new Set<string>()
  /** Orders a system said yes to whose bag was not where it should be. */
  notFound = 0

  at(place: string): Bag[] {
    return this.bags.filter((b) => b.place === place && b.givenTo === null)
  }

  byUnit(unitId: string): Bag | null {
    return this.bags.find((b) => b.unitId === unitId) ?? null
  }

  print(label: Printed): void {
    this.printed.push(label)
    // Whoever stands at the printer sticks it on the bag it names; a bag that is gone keeps the label it went with.
    const bag = this.byUnit(label.unitId)
    if (bag !== null && bag.place === label.bench) bag.label = label.number
  }

  /** The system has said yes; the person takes the bag from where it lies and hands it over. One that is not there cannot be handed over. */
  said(yes: Omit<Yes, 'late'>): void {
    if (this.yes.some((y) => y.commandId === yes.commandId)) return
    const { bag } = yes
    this.yes.push({ ...yes, late: bag.givenTo !== null })
    if (bag.givenTo !== null) {
      this.notFound += 1
      return
    }
    bag.givenTo = yes.requestId
    bag.place = null
  }

  /** Two codes in front of somebody: normally of one bag, now and then of two that lie side by side. */
  scan(bag: Bag, random: SimRandom): { readonly label: string; readonly din: string } {
    const beside = random.chance(0.02) && bag.place !== null ? random.pick(this.at(bag.place)) : null
    return { label: bag.label ?? '', din: (beside ?? bag).din }
  }
}
