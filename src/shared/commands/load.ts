import type { Doc, EntityName } from './entities.ts'

/** One read that a command needs. Said as data, so that the bench answers it at once and the server when PostgreSQL did. */
export type Read =
  | { readonly kind: 'get'; readonly entity: EntityName; readonly id: string }
  | { readonly kind: 'find'; readonly entity: EntityName; readonly where: Readonly<Record<string, string | number | null>> }

/** A command's reads as a generator: it yields reads, is handed documents, and returns what `decide` wants. */
export type Load<T> = Generator<Read, T, unknown>

export function* get<E extends EntityName>(entity: E, id: string | null): Load<Doc<E> | null> {
  if (id === null) return null
  return (yield { kind: 'get', entity, id }) as Doc<E> | null
}

/** Documents whose fields equal all of `where`, in order of id: that is of making, but for units, dispatches and their lines, whose ids are names. */
export function* find<E extends EntityName>(entity: E, where: Partial<Record<keyof Doc<E> & string, string | number | null>>): Load<Doc<E>[]> {
  return (yield { kind: 'find', entity, where: where as Record<string, string | number | null> }) as Doc<E>[]
}

export function* findOne<E extends EntityName>(
  entity: E,
  where: Partial<Record<keyof Doc<E> & string, string | number | null>>
): Load<Doc<E> | null> {
  return (yield* find(entity, where))[0] ?? null
}
