import type { FastifyInstance, FastifySchema, FastifySchemaCompiler } from 'fastify'
import { z, type ZodType } from 'zod'

type SerializerCompiler = NonNullable<FastifyInstance['serializerCompiler']>

const isZod = (schema: unknown): schema is ZodType => schema instanceof z.ZodType

/** The body is what the contract's schema makes of it; a wrong one is answered 400 before the handler sees it. */
export const zodValidator: FastifySchemaCompiler<FastifySchema> = ({ schema }) => {
  if (!isZod(schema)) throw new Error('a route has a schema that is not of zod')
  return (value: unknown) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? { value: parsed.data } : { error: Object.assign(new Error('wrong request', { cause: parsed.error }), { code: 'request.wrong' }) }
  }
}

/** The reply leaves only as the contract has it: a field too many is dropped, a missing one is a fault of ours and stays here. */
export const zodSerializer: SerializerCompiler = ({ schema }) => {
  if (!isZod(schema)) throw new Error('a route has a schema that is not of zod')
  return (value: unknown) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return JSON.stringify(parsed.data)
    throw Object.assign(new Error('wrong reply', { cause: parsed.error }), { code: 'reply.wrong' })
  }
}

const jsonSchema = (schema: ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' })
  return rest
}

/** For the OpenAPI document: the same contracts as JSON Schema. */
export function zodToOpenApi({ schema, url }: { readonly schema: FastifySchema; readonly url: string }): { schema: FastifySchema; url: string } {
  const { body, response, ...rest } = schema
  const responses = Object.entries(response ?? {}).map(([status, of]) => [status, { description: '', ...(isZod(of) ? jsonSchema(of, 'output') : {}) }])
  return {
    url,
    schema: { ...rest, ...(isZod(body) ? { body: jsonSchema(body, 'input') } : {}), ...(responses.length > 0 ? { response: Object.fromEntries(responses) } : {}) }
  }
}
