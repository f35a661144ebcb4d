import { z } from 'zod'

const whole = (min: number, max: number) => z.coerce.number(`a whole number from ${min} to ${max}`).int(`a whole number from ${min} to ${max}`).min(min, `at least ${min}`).max(max, `at most ${max}`)
const yesNo = z.enum(['yes', 'no', 'true', 'false', '1', '0'], 'yes or no').transform((text) => ['yes', 'true', '1'].includes(text))
const file = z.string().min(1, 'the path of a file')

/** Environment variable → field. The JSON file of HEMOBENCH_CONFIG has the field names. */
export const environmentNames = {
  DATABASE_URL: 'databaseUrl',
  HEMOBENCH_DATABASE_POOLER: 'databasePooler',
  HEMOBENCH_DATA: 'dataFolder',
  HEMOBENCH_ANCHOR_FOLDER: 'anchorFolder',
  HEMOBENCH_POOL_MAX: 'poolMax',
  HEMOBENCH_HOST: 'host',
  HEMOBENCH_PORT: 'port',
  HEMOBENCH_SITE_ID: 'siteId',
  HEMOBENCH_SITE_NAME: 'siteName',
  HEMOBENCH_TLS_CERT: 'tlsCert',
  HEMOBENCH_TLS_KEY: 'tlsKey',
  HEMOBENCH_TLS_CA: 'tlsCa',
  HEMOBENCH_PLAIN_HTTP: 'plainHttp',
  HEMOBENCH_LOG_LEVEL: 'logLevel',
  HEMOBENCH_BODY_LIMIT_MB: 'bodyLimitMb',
  HEMOBENCH_DEVICE_CALLS_PER_MINUTE: 'deviceCallsPerMinute',
  HEMOBENCH_ENROL_PER_MINUTE: 'enrolPerMinute',
  HEMOBENCH_UNKNOWN_PER_MINUTE: 'unknownPerMinute',
  HEMOBENCH_STOP_SECONDS: 'stopSeconds',
  HEMOBENCH_FEED_DAYS: 'feedDays',
  HEMOBENCH_STATION: 'stationFile',
  HEMOBENCH_PRACTICE: 'practice'
} as const

/** Every setting, with its default. The descriptions are what `--help` prints. */
export const configSchema = z.strictObject({
  databaseUrl: z
    .url({ protocol: /^postgres(ql)?$/, error: 'postgres://user:password@host:port/database' })
    .optional()
    .describe("the hospital's PostgreSQL 15 to 18; without it one of our own runs under the data folder"),
  databasePooler: yesNo.default(false).describe('a pgbouncer stands before the database: no session settings are sent'),
  dataFolder: z.string().min(1).default('artifacts/server').describe('where our own PostgreSQL keeps its data'),
  anchorFolder: z.string().min(1).optional().describe('where the heads of the audit chains are noted day by day and leased numbers one by one, best on another machine and the same for all servers of one database; without it `audit` in the data folder'),
  poolMax: whole(2, 200).default(10).describe('most connections to the database'),
  host: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  port: whole(0, 65_535).default(7420).describe('port to listen on; 0: a free one'),
  siteId: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens')
    .default('main')
    .describe('key of the hospital in every row; never changed afterwards'),
  siteName: z.string().min(1).max(80).default('Hemobench').describe('name that the benches show'),
  tlsCert: file.optional().describe('certificate of this server (PEM), with the chain'),
  tlsKey: file.optional().describe('its key (PEM)'),
  tlsCa: file.optional().describe("the hospital's own CA (PEM): our certificate must be of it, and so must the database's when the URL asks for TLS"),
  plainHttp: yesNo.default(false).describe('listen without TLS on an address that is not loopback (a proxy before us does it)'),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'trace, debug, info, warn, error, fatal or silent').default('info').describe('what is logged'),
  bodyLimitMb: whole(1, 64).default(16).describe('largest request'),
  deviceCallsPerMinute: whole(10, 1_000_000).default(6000).describe('calls of one bench; above it is asked to wait'),
  unknownPerMinute: whole(1, 100_000).default(60).describe('calls with a key that nobody has, from one address'),
  enrolPerMinute: whole(1, 1000).default(5).describe('attempts to enrol from one address'),
  stopSeconds: whole(1, 120).default(10).describe('how long a stop waits for requests that are being worked on'),
  feedDays: whole(1, 3650).default(30).describe('days of changes kept for benches that were away; one that was away longer loads everything anew'),
  stationFile: file.optional().describe('JSON file with the blood stations to talk to (docs/station.md); without it nobody is'),
  practice: z.enum(['off', 'empty', 'shift', 'full'], 'off, empty, shift or full').default('off').describe('fill an empty database with the invented demo hospital')
})

export type Settings = z.infer<typeof configSchema>
