import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { checkMapping } from '../../../../src/shared/domain/station/check-mapping.ts'
import { mappingSchema, type StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import { StartProblem } from '../../platform/start-problem.ts'
import { partnerSettings, type PartnerSettings } from './open-adapter.ts'

/** Where a secret is: the name of an environment variable, or a file that holds nothing else. It is never in the settings themselves. */
const secret = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })])
const connection = z.discriminatedUnion('adapter', [
  z.strictObject({ adapter: z.literal('rest'), url: z.string(), token: secret, timeoutMs: z.number().optional() }),
  z.strictObject({ adapter: z.literal('soap'), url: z.string(), token: secret, encoding: z.string().optional(), timeoutMs: z.number().optional() }),
  z.strictObject({ adapter: z.literal('files'), folder: z.string() }),
  z.strictObject({ adapter: z.literal('view'), url: secret, table: z.string(), hospitalCode: z.string().nullable().optional() })
])
const partnerSchema = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: z.string().min(1).max(60), connection, mapping: mappingSchema })
const fileSchema = z.strictObject({ partners: z.array(partnerSchema).min(1).max(20) })

export interface Partner {
  readonly id: string
  readonly name: string
  /** As the file has it, with references for secrets: this is what the database keeps. */
  readonly kept: z.infer<typeof connection>
  /** With the secrets, in memory only. */
  readonly settings: PartnerSettings
  readonly mapping: StationMapping
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The partners of a JSON file. Paths in it are from its own folder.
 * @throws StartProblem config.invalid, with the partner and field but never a value (some are secrets)
 */
export function readPartners(file: string, environment: Environment): Partner[] {
  const wrong = (sentence: string): StartProblem => new StartProblem('config.invalid', `${file}: ${sentence}`)
  const text = (from: string): string => {
    try {
      return readFileSync(from, 'utf8')
    } catch {
      throw wrong(`${from} cannot be read`)
    }
  }
  let value: unknown
  try {
    value = JSON.parse(text(file))
  } catch (error) {
    throw error instanceof StartProblem ? error : wrong('this is not JSON')
  }
  const read = fileSchema.safeParse(value)
  if (!read.success) throw wrong(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  const ids = read.data.partners.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw wrong('two partners have the same id')
  const reveal = (reference: z.infer<typeof secret>): string => {
    const found = 'env' in reference ? (environment[reference.env] ?? '') : text(path.resolve(path.dirname(file), reference.file)).trim()
    if (found === '') throw wrong('env' in reference ? `the variable ${reference.env} is not set` : `${reference.file} is empty`)
    return found
  }
  return read.data.partners.map(({ id, name, connection: kept, mapping }) => {
    const faults = checkMapping(mapping)
    if (faults.length > 0) throw wrong(`the mapping of ${id} is wrong: ${faults.map(({ code, field, at }) => `${code} ${field} ${at}`.trim()).join('; ')}`)
    const settings = partnerSettings.safeParse(withSecrets(kept, reveal))
    if (!settings.success) throw wrong(`${id}: ${settings.error.issues.map((issue) => issue.path.join('.')).join(', ')} is wrong`)
    return { id, name, kept, settings: settings.data, mapping }
  })
}

function withSecrets(kept: z.infer<typeof connection>, reveal: (reference: z.infer<typeof secret>) => string): unknown {
  if (kept.adapter === 'files') return kept
  return kept.adapter === 'view' ? { ...kept, url: reveal(kept.url) } : { ...kept, token: reveal(kept.token) }
}
