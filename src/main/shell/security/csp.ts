/** Vite writes this where a nonce belongs (electron.vite.config.ts, html.cspNonce). */
export const noncePlaceholder = '__CSP_NONCE__'

/**
 * Rule: strict content security policy on every answer of `bench://app`.
 * Scripts come from our own files only; styles from our own files or, for Emotion, carry the nonce of this load
 * (`document.querySelector('meta[property=csp-nonce]').nonce`). No frames, no plug-ins, no forms, no network.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ')
}
