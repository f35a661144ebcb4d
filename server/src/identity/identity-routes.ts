import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { capabilities, roles } from '../../../src/shared/domain/identity/capability.ts'
import { verifyRequestSchema, type VerifyRequest } from '../../../src/shared/sync/verify.ts'
import { problemSchema } from '../app/problems.ts'
import type { IdentityPort } from './open-identity.ts'

const person = z.object({ userId: z.string(), badge: z.string(), name: z.string(), roles: z.array(z.enum(roles)), capabilities: z.array(z.enum(capabilities)) })
const refused = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

export const identityPath = (call: 'sign-in' | 'sign-out' | 'me'): string => `/identity/v1/${call}`

const bearer = (request: FastifyRequest): string => /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''

const notSignedIn = async (reply: FastifyReply): Promise<FastifyReply> => await reply.status(401).send({ code: 'identity.not-signed-in', params: {} })

/**
 * Signing in at the server: an opaque token, sent back as `Authorization: Bearer …`; no cookie, so no page of another site can use it.
 * @param perMinute attempts from one address; wrong PINs are counted by badge besides
 */
export function identityRoutes(app: FastifyInstance, identity: IdentityPort, { perMinute }: { readonly perMinute: number }): void {
  const problems = { 401: refused, '4xx': problemSchema, '5xx': problemSchema }
  app.post(identityPath('sign-in'), {
    config: { rateLimit: { max: perMinute, timeWindow: '1 minute', groupId: 'sign-in' } },
    bodyLimit: 4096,
    schema: { summary: 'Badge and PIN become a session', tags: ['identity'], body: verifyRequestSchema, response: { 200: z.object({ token: z.string(), expiresAt: z.string(), person }), ...problems } },
    handler: async (request, reply) => {
      const signedIn = await identity.signIn(request.body as VerifyRequest)
      if (!signedIn.ok) return await reply.status(401).send(signedIn.error)
      return signedIn.value
    }
  })
  app.post(identityPath('me'), {
    bodyLimit: 4096,
    schema: { summary: 'Who is signed in, with what they may do now', tags: ['identity'], response: { 200: z.object({ person }), ...problems } },
    handler: async (request, reply) => {
      const who = await identity.who(bearer(request))
      return who === null ? await notSignedIn(reply) : { person: who }
    }
  })
  app.post(identityPath('sign-out'), {
    bodyLimit: 4096,
    schema: { summary: 'Ends the session', tags: ['identity'], response: { 200: z.object({}), ...problems } },
    handler: async (request, reply) => ((await identity.signOut(bearer(request))) ? {} : await notSignedIn(reply))
  })
}
