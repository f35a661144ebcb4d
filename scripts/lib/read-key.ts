import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * The database key as hex: from a file that holds 64 hex digits, or the practice key two folders around the database.
 * A key that the operating system keeps sealed (`database-key.enc`) is not readable from outside the app: it must be given.
 * @throws Error that says what is missing
 */
export function readKey(keyFile: string | undefined, dataDir: string): string {
  const usual = [dataDir, dirname(resolve(dataDir))].map((dir) => join(dir, 'database-key.practice')).find((file) => existsSync(file))
  const file = keyFile ?? usual
  if (file === undefined) throw new Error('no key: give --key-file FILE with the 64 hex digits of the database key')
  const key = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`${file} does not hold 64 hex digits`)
  return key
}
