import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

export type Level = 'info' | 'warn' | 'error'
export type LogData = Readonly<Record<string, string | number>>

export interface JsonLog {
  /** One JSON line. Rule (design §8): never an input, a name or a number of a patient; codes, counts and times only. */
  readonly write: (level: Level, event: string, data?: LogData) => void
  /** A line that another process wrote; kept as it is when it is JSON already. */
  readonly line: (text: string) => void
}

const MAX_BYTES = 5_000_000

/** Log file `<dir>/<name>.log`; at 5 MB it becomes `<name>.1.log`. A full disk stops the log, never the bench. */
export function openJsonLog(dir: string, name: string): JsonLog {
  const file = path.join(dir, `${name}.log`)
  const append = (text: string): void => {
    try {
      mkdirSync(dir, { recursive: true })
      if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, path.join(dir, `${name}.1.log`))
      appendFileSync(file, `${text}\n`, { mode: 0o600 })
    } catch {
      // Nowhere left to say it.
    }
  }
  const write: JsonLog['write'] = (level, event, data = {}) => append(JSON.stringify({ at: new Date().toISOString(), level, event, ...data }))
  return { write, line: (text) => (text.startsWith('{') ? append(text) : write('warn', 'output', { text: text.slice(0, 2000) })) }
}
