import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { DocumentKind, OutgoingMessage, RawDocument } from '../../../src/shared/domain/station/document.ts'
import { shanghaiText } from '../../../src/shared/kernel/time.ts'
import { generateDispatch, type PracticeBag } from '../../../src/shared/practice/generate-dispatch.ts'
import { consequences } from './consequences.ts'

export interface StationDocument extends RawDocument {
  /** Place in the station's own order; a document that is sent again gets a new one. */
  readonly position: number
  readonly revision: string
  acknowledged: boolean
  /** Sent by the REST door only. */
  readonly attached?: readonly { readonly name: string; readonly base64: string }[] | undefined
}

export type StationAnswer = { readonly accepted: true; readonly reference: string } | { readonly accepted: false; readonly code: string; readonly reason: string }

interface Kept {
  position: number
  dispatches: number
  documents: StationDocument[]
  messages: { message: OutgoingMessage; answer: StationAnswer; times: number }[]
}

const aboCodes = { A: '1', B: '2', O: '3', AB: '4' } as const

const lineOf = (bag: PracticeBag): Readonly<Record<string, string>> => ({
  献血码: `=${bag.din}00`, 血液产品码: `=<${bag.productCode}`, 血液名称: bag.componentName, 容量: String(bag.volumeMl), ABO: aboCodes[bag.abo],
  RH: bag.rhd === 'pos' ? '1' : bag.rhd === 'neg' ? '2' : '3', 失效日期: shanghaiText(bag.expiresAt), 血液价格: ((bag.priceFen ?? 0) / 100).toFixed(2)
})

/** What the station knows: its documents, and every message it was ever sent with what it answered. In a file when one is named. */
export class StationBooks {
  readonly #file: string | null
  readonly #seed: number
  readonly #kept: Kept
  /** Whether the station's people answer by themselves (consequences.ts); else only what it is told at the control door. */
  automatic = false

  constructor(seed: number, file: string | null = null) {
    this.#seed = seed
    this.#file = file
    this.#kept = file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : { position: 0, dispatches: 0, documents: [], messages: [] }
  }

  get documents(): readonly StationDocument[] {
    return this.#kept.documents
  }

  get messages(): Kept['messages'] {
    return this.#kept.messages
  }

  add(document: RawDocument & Pick<StationDocument, 'attached'>): StationDocument {
    this.#kept.position += 1
    const before = this.#kept.documents.filter((d) => d.kind === document.kind && d.number === document.number).length
    const added: StationDocument = { ...document, revision: String(before + 1), declaredLines: document.lines.length, position: this.#kept.position, acknowledged: false }
    this.#kept.documents.push(added)
    this.#save()
    return added
  }

  /** A dispatch note with new bags under the station's names and codes. */
  dispatch(count: number, now: string, more: Readonly<Record<string, string>> = {}): StationDocument {
    this.#kept.dispatches += 1
    const made = generateDispatch({ seed: this.#seed + this.#kept.dispatches, count, now, products: ['D1002', 'D1001'] })
    return this.add({ kind: 'dispatch', number: made.number, revision: null, declaredLines: null, head: { 血站名称: made.stationName, 发血日期: shanghaiText(now), ...more }, lines: made.bags.map(lineOf) })
  }

  /** The line of one bag more. */
  bagLine(now: string): Readonly<Record<string, string>> {
    this.#kept.dispatches += 1
    const [bag] = generateDispatch({ seed: this.#seed + this.#kept.dispatches, count: 1, now, products: ['D1002'] }).bags
    if (bag === undefined) throw new Error('a dispatch of one bag has one')
    return lineOf(bag)
  }

  /** Sends a document again, with the given change in its first line. */
  again(kind: DocumentKind, number: string, change: Readonly<Record<string, string>>): StationDocument | null {
    return this.relist(kind, number, (lines) => lines.map((line, i) => (i === 0 ? { ...line, ...change } : line)))
  }

  /** Sends a document again with other lines. */
  relist(kind: DocumentKind, number: string, to: (lines: RawDocument['lines']) => RawDocument['lines']): StationDocument | null {
    const last = this.#kept.documents.findLast((d) => d.kind === kind && d.number === number)
    return last === undefined ? null : this.add({ ...last, lines: to(last.lines) })
  }

  /** The lines of bags that some version of a note listed and the newest does not. */
  dropped(number: string): RawDocument['lines'] {
    const versions = this.#kept.documents.filter((d) => d.kind === 'dispatch' && d.number === number)
    const bag = (line: Readonly<Record<string, string>>): string => `${line['献血码']} ${line['血液产品码']}`
    const lines = new Map(versions.flatMap((d) => d.lines.map((line) => [bag(line), line] as const)))
    for (const line of versions.at(-1)?.lines ?? []) lines.delete(bag(line))
    return [...lines.values()]
  }

  isWithdrawn(number: string): boolean {
    return this.#kept.documents.some((d) => d.kind === 'dispatch-withdrawal' && d.head['发血单号'] === number)
  }

  /** What is not acknowledged, after a place in the station's order. */
  offered(after: number, limit: number): StationDocument[] {
    return this.#kept.documents.filter((d) => !d.acknowledged && d.position > after).slice(0, limit)
  }

  acknowledge(ref: { readonly kind: string; readonly number: string; readonly revision: string | null }): StationDocument | null {
    const found = this.#kept.documents.filter((d) => d.kind === ref.kind && d.number === ref.number && (ref.revision === null || d.revision === ref.revision))
    for (const document of found) document.acknowledged = true
    this.#save()
    return found.at(-1) ?? null
  }

  /** The same key is the same message: it is done once and answered as then. */
  take(message: OutgoingMessage): StationAnswer {
    const before = this.#kept.messages.find((m) => m.message.key === message.key)
    if (before) {
      before.times += 1
      this.#save()
      return before.answer
    }
    const answer = this.#decide(message)
    this.#kept.messages.push({ message, answer, times: 1 })
    if (this.automatic && answer.accepted) for (const document of consequences[message.kind]?.(message, this.#kept.messages.length) ?? []) this.add(document)
    this.#save()
    return answer
  }

  answered(key: string): StationAnswer | null {
    return this.#kept.messages.find((m) => m.message.key === key)?.answer ?? null
  }

  #decide({ kind, subject, lines }: OutgoingMessage): StationAnswer {
    const refuse = (code: string, reason: string): StationAnswer => ({ accepted: false, code, reason })
    const earlier = this.#kept.messages.filter((m) => m.message.subject === subject && m.answer.accepted)
    if (kind === 'reservation-amend' || kind === 'reservation-withdraw') {
      if (!earlier.some((m) => m.message.kind === 'reservation')) return refuse('unknown-reservation', '没有这张预约单')
      if (earlier.some((m) => m.message.kind === 'reservation-withdraw')) return refuse('withdrawn', '预约单已撤回')
    }
    if (kind === 'reservation' && earlier.length > 0) return refuse('reservation-known', '预约单已存在')
    for (const line of lines) {
      if (line['ABO'] !== undefined && !['1', '2', '3', '4'].includes(line['ABO'])) return refuse('bad-code', `血型代码 ${line['ABO']} 不认识`)
      if (Number(line['数量'] ?? '0') > 200) return refuse('too-much', '数量超过库存')
    }
    return { accepted: true, reference: `GZ${String(this.#kept.messages.length + 1).padStart(6, '0')}` }
  }

  #save(): void {
    if (this.#file === null) return
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#kept))
    renameSync(`${this.#file}.new`, this.#file)
  }
}
