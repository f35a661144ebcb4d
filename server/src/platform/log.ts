import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino'

export interface LogOptions {
  readonly level: string
  /** Default: standard output, one JSON object a line. */
  readonly stream?: DestinationStream
}

/** Paths whose values are never written, should somebody log a whole object one day. */
const secrets = ['authorization', 'password', 'url', 'deviceKey', 'key', 'code', 'payload', 'body', 'doc', 'docs', 'detail', 'subjects', 'params', 'query']

/**
 * Of an error: its kind, code, message and place. PostgreSQL puts values of the row into `detail`, `where` and, for a bad input, into
 * the message itself, so of its errors only the code and the constraint are kept.
 */
function plainError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, routine, severity } = error as Error & Readonly<Record<string, unknown>>
  const place = error.stack?.split('\n').slice(1, 6).map((line) => line.trim())
  if (severity !== undefined) return { type: 'PostgreSQL', code, constraint, table, routine, place }
  // A zod error's message quotes what it was given.
  const message = error.name === 'ZodError' || error.name === '$ZodError' ? undefined : error.message
  return { type: error.name, code, message, place }
}

/**
 * The server's log: structured, without patients. A request is its method, its route (never the address with its parameters), the device
 * and the time it took; bodies are nowhere.
 */
export function openLog(options: LogOptions): PinoLogger {
  return pino(
    {
      level: options.level,
      base: { name: 'hemobench-server', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
      serializers: {
        err: plainError,
        error: plainError,
        req: (request: { readonly method?: string; readonly routeOptions?: { readonly url?: string } }) => ({ method: request.method, route: request.routeOptions?.url }),
        res: (reply: { readonly statusCode?: number }) => ({ status: reply.statusCode })
      }
    },
    options.stream ?? pino.destination({ dest: 1, sync: true })
  )
}
