import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { configSchema, environmentNames, type Settings } from './config-schema.ts'
import { StartProblem } from './start-problem.ts'
import { readTls, type TlsFiles } from './tls-files.ts'

export type Config = Omit<Settings, 'tlsCert' | 'tlsKey' | 'tlsCa' | 'anchorFolder' | 'stationFile'> & {
  /** Absolute; null: no station. */
  readonly stationFile: string | null
  /** Outside the database, absolute. */
  readonly anchorFolder: string
  /** Null: plain HTTP. */
  readonly tls: TlsFiles | null
  /** PEM of the hospital's CA. */
  readonly ca: string | null
}

type Environment = Readonly<Record<string, string | undefined>>
type Field = keyof Settings

const nameOf = (field: string): string => Object.entries(environmentNames).find(([, of]) => of === field)?.[0] ?? field

const loopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** `HEMOBENCH_PORT: …` for the environment, `port in /etc/x.json: …` for the file: where the person must go to mend it. */
class Complaints {
  readonly #lines: string[] = []
  readonly #fromFile: ReadonlySet<string>
  readonly #file: string

  constructor(fromFile: ReadonlySet<string>, file: string) {
    this.#fromFile = fromFile
    this.#file = file
  }

  add(field: string, sentence: string): void {
    this.#lines.push(`${this.#fromFile.has(field) ? `${field} in ${this.#file}` : nameOf(field)}: ${sentence}`)
  }

  raise(): void {
    if (this.#lines.length > 0) throw new StartProblem('config.invalid', `the configuration is wrong\n  ${this.#lines.join('\n  ')}`)
  }
}

function readFile(file: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StartProblem('config.invalid', `HEMOBENCH_CONFIG: ${file} cannot be read as JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new StartProblem('config.invalid', `HEMOBENCH_CONFIG: ${file} must hold one object`)
  return { ...value }
}

/** The path may be a literal key of the schema or, for an unknown key of the file, that key. */
function issueFields(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')]
}

/** Misspelt names of ours are told, since their default would silently hold. */
function unknownNames(environment: Environment): readonly string[] {
  const notOfTheServer = /^HEMOBENCH_(CONFIG|STATION_|SERVER|ENROL|ALONE|TEST_|HEADLESS|DEMO|E2E|PG_|CORE|KEY|STOP_WITH_STDIN$)/
  return Object.keys(environment).filter((name) => name.startsWith('HEMOBENCH_') && !Object.hasOwn(environmentNames, name) && !notOfTheServer.test(name))
}

/**
 * Settings of the server: the JSON file named by HEMOBENCH_CONFIG, over it the environment (an empty variable counts as absent).
 * @returns the settings with the TLS files read and checked, and the names of variables that look like ours and are not
 * @throws StartProblem config.invalid, which names every wrong field at once and never shows a value (they hold passwords)
 */
export function readConfig(environment: Environment): { readonly config: Config; readonly unknown: readonly string[] } {
  const file = environment['HEMOBENCH_CONFIG']
  const fromFile = file ? readFile(file) : {}
  const given: Record<string, unknown> = { ...fromFile }
  const inFile = new Set(Object.keys(fromFile))
  for (const [name, field] of Object.entries(environmentNames)) {
    const value = environment[name]
    if (value === undefined || value === '') continue
    given[field] = value
    inFile.delete(field)
  }
  // A JSON file says true and 7420 where the environment says yes and "7420".
  for (const [field, value] of Object.entries(given)) if (typeof value === 'boolean') given[field] = value ? 'yes' : 'no'
  const complaints = new Complaints(inFile, file ?? '')
  const parsed = configSchema.safeParse(given)
  for (const issue of parsed.error?.issues ?? []) {
    for (const field of issueFields(issue)) complaints.add(field, issue.code === 'unrecognized_keys' ? 'there is no such setting' : issue.message)
  }
  complaints.raise()
  if (!parsed.success) throw parsed.error
  const { tlsCert, tlsKey, tlsCa, anchorFolder, stationFile, ...settings } = parsed.data
  const add = (field: Field, sentence: string): void => complaints.add(field, sentence)
  const { tls, ca } = readTls({ tlsCert, tlsKey, tlsCa }, add)
  if (!tls && !settings.plainHttp && !loopback(settings.host)) {
    add('host', 'without TLS the server listens on 127.0.0.1 only: set HEMOBENCH_TLS_CERT and HEMOBENCH_TLS_KEY, or HEMOBENCH_PLAIN_HTTP=yes behind a proxy that does TLS')
  }
  complaints.raise()
  const dataFolder = path.resolve(settings.dataFolder)
  return { config: { ...settings, dataFolder, anchorFolder: anchorFolder === undefined ? path.join(dataFolder, 'audit') : path.resolve(anchorFolder), stationFile: stationFile === undefined ? null : path.resolve(stationFile), tls, ca }, unknown: unknownNames(environment) }
}
