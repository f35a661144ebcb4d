import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeCertificates } from '../../test-support/certificates.ts'
import { readConfig } from './config.ts'
import { StartProblem } from './start-problem.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'hemobench-config-'))
const certificates = makeCertificates()
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(certificates.folder, { recursive: true })
})

function complaint(environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof StartProblem && error.code === 'config.invalid') return error.message
    throw error
  }
  return ''
}

function jsonFile(value: unknown): string {
  const file = path.join(folder, `${Math.random()}.json`)
  writeFileSync(file, JSON.stringify(value))
  return file
}

describe('R20 configuration of the server', () => {
  test('R20 nothing set is a server on this machine alone with a PostgreSQL of its own', () => {
    const { config, unknown } = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 7420, tls: null, ca: null, practice: 'off', siteId: 'main' })
    expect(config.databaseUrl).toBeUndefined()
    expect(path.isAbsolute(config.dataFolder)).toBe(true)
    expect(config.anchorFolder).toBe(path.join(config.dataFolder, 'audit'))
    expect(readConfig({ HEMOBENCH_ANCHOR_FOLDER: 'elsewhere' }).config.anchorFolder).toBe(path.resolve('elsewhere'))
    expect(unknown).toEqual([])
  })

  test('R20 every wrong field is named at once, and no value is shown, since some are passwords', () => {
    const said = complaint({ HEMOBENCH_PORT: 'seventy', HEMOBENCH_POOL_MAX: '1', DATABASE_URL: 'mysql://root:hunter2@db/x', HEMOBENCH_SITE_ID: 'Haus 1', HEMOBENCH_LOG_LEVEL: 'loud' })
    for (const name of ['HEMOBENCH_PORT', 'HEMOBENCH_POOL_MAX', 'DATABASE_URL', 'HEMOBENCH_SITE_ID', 'HEMOBENCH_LOG_LEVEL']) expect(said).toContain(`${name}: `)
    expect(said).not.toContain('hunter2')
  })

  test('R20 a setting of the file is replaced by the environment, and a wrong one is named with its file', () => {
    const file = jsonFile({ port: 8000, poolMax: 4, databasePooler: true })
    expect(readConfig({ HEMOBENCH_CONFIG: file, HEMOBENCH_PORT: '9000' }).config).toMatchObject({ port: 9000, poolMax: 4, databasePooler: true })
    const wrong = jsonFile({ port: 'x', colour: 'red' })
    expect(complaint({ HEMOBENCH_CONFIG: wrong })).toContain(`port in ${wrong}: `)
    expect(complaint({ HEMOBENCH_CONFIG: wrong })).toContain('colour')
    expect(complaint({ HEMOBENCH_CONFIG: path.join(folder, 'none.json') })).toContain('HEMOBENCH_CONFIG')
  })

  test('R20 a misspelt variable is told', () => {
    expect(readConfig({ HEMOBENCH_PROT: '1', HEMOBENCH_SERVER: 'of the bench' }).unknown).toEqual(['HEMOBENCH_PROT'])
  })

  test('R26 without TLS the server listens on loopback only, unless a proxy is said to do it', () => {
    expect(complaint({ HEMOBENCH_HOST: '0.0.0.0' })).toContain('HEMOBENCH_HOST: without TLS')
    expect(complaint({ HEMOBENCH_HOST: '0.0.0.0', HEMOBENCH_PLAIN_HTTP: 'yes' })).toBe('')
    expect(complaint({ HEMOBENCH_HOST: '0.0.0.0', HEMOBENCH_TLS_CERT: certificates.cert, HEMOBENCH_TLS_KEY: certificates.key })).toBe('')
  })

  test('R26 a certificate with the wrong key, of another CA, unreadable or without its key is found at the start', () => {
    const { cert, key, ca, strangerCa, strangerKey } = certificates
    expect(complaint({ HEMOBENCH_TLS_CERT: cert, HEMOBENCH_TLS_KEY: key, HEMOBENCH_TLS_CA: ca })).toBe('')
    expect(complaint({ HEMOBENCH_TLS_CERT: cert, HEMOBENCH_TLS_KEY: strangerKey })).toContain('HEMOBENCH_TLS_KEY: this is not the key')
    expect(complaint({ HEMOBENCH_TLS_CERT: cert, HEMOBENCH_TLS_KEY: key, HEMOBENCH_TLS_CA: strangerCa })).toContain('HEMOBENCH_TLS_CERT: the certificate is not of the CA')
    expect(complaint({ HEMOBENCH_TLS_CERT: key, HEMOBENCH_TLS_KEY: key })).toContain('HEMOBENCH_TLS_CERT: this is not a PEM certificate')
    expect(complaint({ HEMOBENCH_TLS_CERT: cert })).toContain('HEMOBENCH_TLS_KEY: ')
    expect(complaint({ HEMOBENCH_TLS_CERT: '/none.pem', HEMOBENCH_TLS_KEY: key })).toContain('HEMOBENCH_TLS_CERT: /none.pem cannot be read')
  })
})
