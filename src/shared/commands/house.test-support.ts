import type { CaseKind } from '../domain/ops/exception-case.ts'
import type { Refusal } from '../domain/refusal-code.ts'
import { derivedIds } from '../kernel/derived-ids.ts'
import { addHours, type Instant } from '../kernel/time.ts'
import type { Command, Person } from './command.ts'
import type { Put } from './effects.ts'
import type { Doc, EntityName } from './entities.ts'
import type { Load, Read } from './load.ts'

export interface Taken {
  /** Null: no rule stood against it. */
  readonly refusal: Refusal | null
  /** What the server would open a case about; null: nothing. */
  readonly opens: CaseKind | null
  readonly puts: readonly Put[]
}

interface By {
  readonly deviceId?: string
  readonly now?: Instant
}

export const START: Instant = '2026-11-22T02:00:00.000Z'
const actor: Person = { userId: 'u1', name: '甲' }
const second: Person = { userId: 'u2', name: '乙' }

/** Names of which two documents may not have the same: the unique indexes of both databases. */
const unique: readonly { readonly entity: EntityName; readonly name: (doc: Readonly<Record<string, unknown>>) => unknown }[] = [
  { entity: 'unit', name: (d) => `${String(d['din'])} ${String(d['productCode'])}` },
  { entity: 'unit', name: (d) => d['selfNumber'] },
  { entity: 'self_number', name: (d) => d['number'] },
  { entity: 'request', name: (d) => d['number'] },
  { entity: 'sample', name: (d) => d['number'] },
  { entity: 'dispatch', name: (d) => d['number'] },
  { entity: 'issue', name: (d) => (d['conflict'] === true ? null : d['unitId']) }
]

/**
 * The documents of a house in memory, and what the server does with one fact: decide, and where a rule stands against it, record. No
 * database, the same guards: a version follows the one before, a unique name is unique, a document fits its schema.
 */
export class House {
  readonly #docs = new Map<EntityName, Map<string, Record<string, unknown>>>()
  #commands = 0

  /** A fact that has happened at a bench. */
  take<P, D>(command: Command<P, D>, payload: NoInfer<P>, by: By = {}): Taken {
    const { documents, value, context } = this.#ready(command, payload, by)
    const decided = command.decide(documents, value, context())
    if (decided.ok) return this.#write(decided.value.puts, null, null)
    const ruled = command.caseOf?.(decided.error, documents, value) ?? 'fact-broke-rule'
    const recorded = command.record?.(documents, value, context()) ?? null
    return this.#write(recorded?.puts ?? [], decided.error, ruled === 'no-case' ? null : ruled)
  }

  /** Something that must go through: the set-up of a test. @returns the ids it wrote, by kind */
  must<P, D>(command: Command<P, D>, payload: NoInfer<P>, by: By = {}): Readonly<Partial<Record<EntityName, readonly string[]>>> {
    const { documents, value, context } = this.#ready(command, payload, by)
    const decided = command.decide(documents, value, context())
    if (!decided.ok) throw new Error(`${command.name}: ${decided.error.code} ${JSON.stringify(decided.error.params)}`)
    this.#write(decided.value.puts, null, null)
    const ids: Partial<Record<EntityName, string[]>> = {}
    for (const put of decided.value.puts) (ids[put.entity] ??= []).push(put.doc.id)
    return ids
  }

  all<E extends EntityName>(entity: E): Doc<E>[] {
    return [...this.#of(entity).values()] as unknown as Doc<E>[]
  }

  get<E extends EntityName>(entity: E, id: string | undefined): Doc<E> {
    const doc = this.#of(entity).get(id ?? '')
    if (doc === undefined) throw new Error(`no ${entity} ${String(id)}`)
    return doc as unknown as Doc<E>
  }

  /** A document that something else made. */
  put<E extends EntityName>(entity: E, doc: Doc<E>): void {
    this.#of(entity).set(doc.id, doc)
  }

  /** Changes a document as somebody else's command would. */
  set<E extends EntityName>(entity: E, id: string, fields: Partial<Doc<E>>): void {
    const doc = this.get(entity, id)
    this.#of(entity).set(id, { ...doc, ...fields, version: doc.version + 1 })
  }

  #ready<P, D>(command: Command<P, D>, payload: P, { deviceId = 'a', now = addHours(START, this.#commands / 1000) }: By) {
    const commandId = `00000000-0000-7000-8000-${String((this.#commands += 1)).padStart(6, '0')}000000`
    const value = command.payload.parse(payload)
    const context = () => ({ commandId, now, newId: derivedIds(commandId), actor, second, deviceId })
    return { documents: this.#load(command.load(value)), value, context }
  }

  #load<T>(load: Load<T>): T {
    let step = load.next()
    while (!step.done) step = load.next(this.#answer(step.value))
    return step.value
  }

  #answer(read: Read): unknown {
    const docs = this.#of(read.entity)
    if (read.kind === 'get') return docs.get(read.id) ?? null
    const found = [...docs.values()].filter((d) => Object.entries(read.where).every(([k, v]) => (d[k] ?? null) === v))
    return found.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
  }

  #write(puts: readonly Put[], refusal: Refusal | null, opens: CaseKind | null): Taken {
    for (const { entity, doc } of puts) {
      const docs = this.#of(entity)
      if ((docs.get(doc.id)?.['version'] ?? 0) !== doc.version - 1) throw new Error(`${entity} ${doc.id}: version ${doc.version} over ${String(docs.get(doc.id)?.['version'])}`)
      docs.set(doc.id, doc)
    }
    for (const { entity, name } of unique) {
      const names = [...this.#of(entity).values()].map(name).filter((n) => n !== null)
      if (new Set(names).size !== names.length) throw new Error(`two ${entity} of one name`)
    }
    return { refusal, opens, puts }
  }

  #of(entity: EntityName): Map<string, Record<string, unknown>> {
    let docs = this.#docs.get(entity)
    if (docs === undefined) this.#docs.set(entity, (docs = new Map()))
    return docs
  }
}
