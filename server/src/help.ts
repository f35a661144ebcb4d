import { configSchema, environmentNames } from './platform/config-schema.ts'

const intro = `Hemobench server: one PostgreSQL, one truth, many benches.

  npm run -s server                        starts it (Ctrl-C stops it cleanly)
  npm run -s server -- enrol NAME          prints a one-time code with which the bench NAME enrols itself
  npm run -s server -- devices             lists the benches that were ever enrolled
  npm run -s server -- revoke NAME         stops a bench for good, by its name or id
  npm run -s server -- unused-numbers      self-numbers that will never be given out, and why (tab-separated)
  npm run -s server -- import-outbox FILE [--stopped]  takes what a bench without a network wrote into a file; --stopped: also of a bench
                                 that was stopped, and what it did after that opens cases
  npm run -s server -- migrate             brings the database to the newest migration and ends
  npm run -s export-audit -- --server --out FILE   writes all audit chains for an inspector (docs/runbooks/verify-audit.md)
  npm run -s server -- --help

Settings come from the environment, or from a JSON file with the names in brackets:

  HEMOBENCH_CONFIG
      path of that file; the environment comes before it`

/** Every setting with its description and default, from the schema that checks them. */
export function help(): string {
  const lines = Object.entries(environmentNames).map(([name, field]) => {
    const schema = configSchema.shape[field]
    const usual = schema.safeParse(undefined)
    const value = usual.success && usual.data !== undefined ? ` (default: ${usual.data === true ? 'yes' : usual.data === false ? 'no' : String(usual.data)})` : ''
    return `  ${name} [${field}]\n      ${schema.description ?? ''}${value}`
  })
  return `${intro}\n${lines.join('\n')}\n`
}
