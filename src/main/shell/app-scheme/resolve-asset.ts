import path from 'node:path'
import { parseUrl } from '../security/parse-url.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav'
}

export interface Asset {
  readonly file: string
  readonly type: string
}

/**
 * File of the renderer build that a `bench://app/...` URL names, or null when there is none to give.
 * Rule: nothing outside `root` and no unknown kind of file is served, however the path is written or encoded.
 */
export function resolveAsset(root: string, text: string): Asset | null {
  const url = parseUrl(text)
  if (!url || url.protocol !== 'bench:' || url.host !== 'app') return null
  const name = decode(url.pathname === '/' ? '/index.html' : url.pathname)
  if (name === null || /[\\\0]/.test(name) || name.split('/').includes('..')) return null
  const file = path.join(root, name)
  const type = types[path.extname(file)]
  if (!type || path.relative(root, file).startsWith('..')) return null
  return { file, type }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
