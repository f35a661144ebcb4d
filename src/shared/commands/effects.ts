import type { LabelContent } from '../domain/labels/label-content.ts'
import type { Doc, EntityName } from './entities.ts'

/** A new version of one document. The store writes it only over version - 1. */
export type Put = { readonly [E in EntityName]: { readonly entity: E; readonly doc: Doc<E> } }[EntityName]

export interface AuditNote {
  /** `unit:…`, `request:…`: what the entry is about. Ids only: names of patients never stand in the audit. */
  readonly subjects: readonly string[]
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

export interface LabelOrder {
  readonly selfNumberId: string
  readonly unitId: string
  readonly content: LabelContent
}

/** All that a command does. Applied in one transaction or not at all. */
export interface Effects {
  readonly puts: readonly Put[]
  readonly audit: AuditNote
  readonly labels: readonly LabelOrder[]
}

export function create<E extends EntityName>(entity: E, fields: Omit<Doc<E>, 'version'>): Put {
  return { entity, doc: { ...fields, version: 1 } } as unknown as Put
}

export function change<E extends EntityName>(entity: E, doc: Doc<E>, fields: Partial<Omit<Doc<E>, 'id' | 'version'>>): Put {
  return { entity, doc: { ...doc, ...fields, version: doc.version + 1 } } as unknown as Put
}
