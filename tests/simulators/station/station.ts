import { setTimeout as pause } from 'node:timers/promises'
import iconv from 'iconv-lite'
import type { DocumentKind, RawDocument } from '../../../src/shared/domain/station/document.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { StationBooks, type StationDocument } from './books.ts'
import { Dice, noFaults, type Faults } from './faults.ts'

/** The station behind all its doors: books, faults and the dice that decide when one strikes. */
export class Station {
  readonly books: StationBooks
  readonly dice: Dice
  faults: Faults = noFaults
  /** One look into the folders of the file exchange; set where there are some. */
  look: () => void = () => undefined
  /** Bytes and answers that a fault has changed, by fault: a test that wants to see one looks here. */
  readonly struck: Partial<Record<keyof Faults, number>> = {}

  constructor(options: { readonly seed: number; readonly stateFile?: string | null }) {
    this.books = new StationBooks(options.seed, options.stateFile ?? null)
    this.dice = new Dice(options.seed)
  }

  strikes(fault: Exclude<keyof Faults, 'slowMs' | 'clockHours' | 'silent'>): boolean {
    const yes = this.dice.says(this.faults[fault])
    if (yes) this.struck[fault] = (this.struck[fault] ?? 0) + 1
    return yes
  }

  now(): string {
    return instant(Date.now() + this.faults.clockHours * 3_600_000)
  }

  async slowly(): Promise<void> {
    if (this.faults.slowMs > 0) await pause(this.faults.slowMs)
  }

  /** What goes out of a door now, with the faults of documents in it. */
  offer(after: number, limit: number): { readonly documents: readonly StationDocument[]; readonly next: number | null } {
    const page = this.books.offered(after, limit)
    const next = page.length === limit ? (page.at(-1)?.position ?? null) : null
    let out = page.map((document) => this.#spoiled(document)).flatMap((document) => (this.strikes('duplicates') ? [document, document] : [document]))
    if (out.length > 1 && this.strikes('outOfOrder')) out = this.dice.shuffled(out)
    return { documents: out, next }
  }

  /** `unread`: lines the hospital could not read. The station looks, and sends a right version. */
  acknowledge(ref: { readonly kind: string; readonly number: string; readonly revision: string | null; readonly unread: number }): void {
    const document = this.books.acknowledge(ref)
    if (!document) return
    if (ref.unread > 0) this.books.add(document)
    else if (document.kind === 'dispatch') this.#thinkAgain(document)
  }

  #thinkAgain({ kind, number, revision }: StationDocument): void {
    if (this.books.isWithdrawn(number)) return
    const dropped = this.books.dropped(number)
    if (dropped.length > 0) this.books.relist(kind, number, (lines) => [...lines, ...dropped])
    else if (revision === '1' && this.strikes('withdrawals')) this.announce({ kind: 'dispatch-withdrawal', number: `CX${number}`, head: { 发血单号: number, 原因: '发错医院' }, lines: [] })
    else if (Number(revision) < 4 && this.strikes('changedResend')) this.books.relist(kind, number, (lines) => this.#changed(lines))
  }

  #changed(lines: RawDocument['lines']): RawDocument['lines'] {
    const way = this.dice.below(4)
    if (way === 0) return this.dice.shuffled(lines)
    if (way === 1) return [this.books.bagLine(this.now()), ...lines]
    if (way === 2 && lines.length > 1) return lines.slice(1)
    return lines.map((line, i) => (i === 0 ? { ...line, 血液价格: `${180 + this.dice.below(80)}.00` } : line))
  }

  /** Text as the bytes of an answer or a file, in the encoding that it is said to be in, or not. */
  bytes(text: string, encoding: 'utf-8' | 'gb18030' = 'utf-8'): Buffer {
    let bytes = iconv.encode(text, encoding)
    if (this.strikes('wrongEncoding')) bytes = this.dice.says(0.5) ? iconv.encode(text, encoding === 'utf-8' ? 'gb18030' : 'utf-8') : iconv.encode(iconv.decode(iconv.encode(text, 'utf-8'), 'gb18030'), encoding)
    return this.strikes('broken') ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes
  }

  /** A decision or notice of the station, as a person there would enter it. */
  announce(document: { readonly kind: DocumentKind; readonly number: string; readonly head: Readonly<Record<string, string>>; readonly lines: readonly Readonly<Record<string, string>>[]; readonly attached?: StationDocument['attached'] }): StationDocument {
    return this.books.add({ ...document, head: { ...document.head }, lines: document.lines.map((line) => ({ ...line })), revision: null, declaredLines: null })
  }

  #spoiled(document: StationDocument): StationDocument {
    let lines = document.lines
    if (document.kind === 'dispatch') lines = lines.map((line) => (this.strikes('wrongCodes') ? { ...line, ABO: '9' } : line))
    if (lines.length > 1 && this.strikes('half')) lines = lines.slice(0, Math.ceil(lines.length / 2))
    return { ...document, lines }
  }
}
