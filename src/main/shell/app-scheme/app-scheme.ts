import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { Session } from 'electron'
import { contentSecurityPolicy, noncePlaceholder } from '../security/csp.ts'
import { resolveAsset } from './resolve-asset.ts'

/** Must run before the app is ready. A standard, secure scheme of our own: same-origin rules apply, and there is no file:// page. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the renderer build at `bench://app/`. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('bench', (request) => answer(root, request))
}

async function answer(root: string, request: { readonly method: string; readonly url: string }): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const asset = request.method === 'GET' ? resolveAsset(root, request.url) : null
  const body = asset ? await readFile(asset.file).catch(() => null) : null
  if (!asset || !body) return new Response('not here', { status: 404, headers: headers('text/plain', nonce) })
  const isPage = asset.type.startsWith('text/html')
  const content = isPage ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(body)
  return new Response(content, { headers: headers(asset.type, nonce) })
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store'
  }
}
