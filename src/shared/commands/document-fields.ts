import { z } from 'zod'
import { entities, type EntityName } from './entities.ts'

export interface Field {
  /** In the document: `receivedAt`. */
  readonly name: string
  /** In the table: `received_at`. */
  readonly column: string
  readonly kind: 'text' | 'whole' | 'number' | 'boolean' | 'json'
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

function kindOf(schema: z.ZodType): Field['kind'] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return kindOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodArray || schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'json'
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'whole' : 'number'
  return 'text'
}

function fieldsOf(entity: EntityName): readonly Field[] {
  return Object.entries<z.ZodType>(entities[entity].shape).map(([name, schema]) => ({ name, column: snake(name), kind: kindOf(schema) }))
}

/** Columns of each kind of document, derived from its schema, in its order: the same names on bench and server. Drift tests hold both databases against them. */
export const documentFields = Object.fromEntries(Object.keys(entities).map((e) => [e, fieldsOf(e as EntityName)])) as Readonly<Record<EntityName, readonly Field[]>>
