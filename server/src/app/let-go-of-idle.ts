import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * While the server stops, connections on which no request is being answered are ended at once. Node's own closeIdleConnections leaves
 * those that were opened and never used, and one that is kept alive after its last answer would hold the stop until its client lets go.
 */
export function letGoOfIdleWhileClosing(app: FastifyInstance): void {
  /** Socket → requests that are being answered on it. */
  const sockets = new Map<Socket, number>()
  let closing = false
  const count = (socket: Socket, by: 1 | -1): void => {
    const running = sockets.get(socket)
    if (running === undefined) return
    sockets.set(socket, running + by)
    // After what is still to be written.
    if (closing && running + by === 0) socket.destroySoon()
  }
  // With TLS, requests come on the socket that is made after the handshake.
  app.server.on(app.initialConfig.https ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.set(socket, 0)
    socket.once('close', () => sockets.delete(socket))
  })
  app.server.on('request', (request: IncomingMessage, reply: ServerResponse) => {
    count(request.socket, 1)
    reply.once('close', () => count(request.socket, -1))
  })
  app.addHook('preClose', (done) => {
    closing = true
    for (const [socket, running] of sockets) if (running === 0) socket.destroySoon()
    done()
  })
}
