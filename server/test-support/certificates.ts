import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface Certificates {
  readonly folder: string
  /** Paths of PEM files. */
  readonly ca: string
  readonly cert: string
  readonly key: string
  /** Another CA, and the key of another certificate. */
  readonly strangerCa: string
  readonly strangerKey: string
  readonly read: (file: string) => string
}

function openssl(folder: string, ...args: string[]): void {
  const done = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`openssl ${args[0]}: ${done.stderr || String(done.error)}`)
}

const rootArgs = (name: string): string[] => ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`]

/** A hospital's CA with a certificate for localhost, made now by openssl; and strangers to both. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hemobench-tls-'))
  openssl(folder, ...rootArgs('hospital-ca'))
  openssl(folder, ...rootArgs('stranger-ca'))
  openssl(folder, 'req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=localhost', '-keyout', 'server.key', '-out', 'server.csr')
  writeFileSync(path.join(folder, 'names.txt'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')
  openssl(folder, 'x509', '-req', '-in', 'server.csr', '-CA', 'hospital-ca.pem', '-CAkey', 'hospital-ca.key', '-CAcreateserial', '-days', '10', '-extfile', 'names.txt', '-out', 'server.pem')
  const file = (name: string): string => path.join(folder, name)
  return { folder, ca: file('hospital-ca.pem'), cert: file('server.pem'), key: file('server.key'), strangerCa: file('stranger-ca.pem'), strangerKey: file('stranger-ca.key'), read: (name) => readFileSync(name, 'utf8') }
}
