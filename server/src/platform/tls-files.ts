import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface TlsFiles {
  /** PEM texts. */
  readonly cert: string
  readonly key: string
}

type TlsField = 'tlsCert' | 'tlsKey' | 'tlsCa'
type Add = (field: TlsField, sentence: string) => void

function readPem(fields: Readonly<Partial<Record<TlsField, string | undefined>>>, field: TlsField, add: Add): string | null {
  const file = fields[field]
  if (file === undefined) return null
  try {
    return readFileSync(file, 'utf8')
  } catch {
    add(field, `${file} cannot be read`)
    return null
  }
}

function certificate(pem: string, field: TlsField, add: Add): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    add(field, 'this is not a PEM certificate')
    return null
  }
}

const certificatesIn = (pem: string): readonly string[] => pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []

/** True when a chain leads from the first certificate of `chain` to one of `roots`, each link signed by the next. */
function leadsTo(chain: readonly X509Certificate[], roots: readonly X509Certificate[]): boolean {
  const [first, ...rest] = chain
  if (!first) return false
  const signedBy = (issuer: X509Certificate): boolean => first.checkIssued(issuer) && first.verify(issuer.publicKey)
  if (roots.some((root) => signedBy(root) || root.fingerprint256 === first.fingerprint256)) return true
  const next = rest.findIndex(signedBy)
  return next >= 0 && leadsTo([...rest.slice(next, next + 1), ...rest.filter((_, index) => index !== next)], roots)
}

/**
 * Reads certificate, key and CA, and finds at the start what would otherwise be every bench's riddle in the morning: a key of another
 * certificate, one that has run out, one that is not of the hospital's CA.
 */
export function readTls(fields: Readonly<Partial<Record<TlsField, string | undefined>>>, add: Add): { readonly tls: TlsFiles | null; readonly ca: string | null } {
  const [cert, key, ca] = [readPem(fields, 'tlsCert', add), readPem(fields, 'tlsKey', add), readPem(fields, 'tlsCa', add)]
  const root = ca === null ? null : certificate(ca, 'tlsCa', add)
  if (fields.tlsCert !== undefined && fields.tlsKey === undefined) add('tlsKey', 'HEMOBENCH_TLS_CERT needs its key')
  if (fields.tlsKey !== undefined && fields.tlsCert === undefined) add('tlsCert', 'HEMOBENCH_TLS_KEY needs its certificate')
  if (cert === null || key === null) return { tls: null, ca: root && ca }
  const own = certificate(cert, 'tlsCert', add)
  if (!own) return { tls: null, ca }
  try {
    if (!own.checkPrivateKey(createPrivateKey(key))) add('tlsKey', 'this is not the key of the certificate')
  } catch {
    add('tlsKey', 'this is not a PEM private key without a password')
  }
  if (Date.parse(own.validTo) < Date.now()) add('tlsCert', `the certificate ran out on ${own.validTo}`)
  if (Date.parse(own.validFrom) > Date.now()) add('tlsCert', `the certificate is valid from ${own.validFrom} only: is the clock right?`)
  if (ca !== null && root) {
    const chain = certificatesIn(cert).map((pem) => new X509Certificate(pem))
    const roots = certificatesIn(ca).map((pem) => new X509Certificate(pem))
    if (!leadsTo(chain, roots)) add('tlsCert', 'the certificate is not of the CA of HEMOBENCH_TLS_CA')
  }
  return { tls: { cert, key }, ca }
}
