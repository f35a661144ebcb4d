/**
 * R20 R26: a bench joins a server that speaks TLS under the hospital's own CA, in the real Electron. Without the CA, and with a stranger's, the
 * one-time code is not given away and the screen says what to choose. A clock that is wrong is said on every screen.
 *
 * Pictures go to HEMOBENCH_JOIN_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeCertificates } from '../../server/test-support/certificates.ts'
import { VirtualScanner } from '../simulators/virtual-scanner.ts'
import { launchBench, type Bench } from '../support/launch-bench.ts'
import { axeFaults } from './support/axe-faults.ts'
import { HospitalServer } from './support/hospital-server.ts'
import { Technician } from './support/technician.ts'

const out = process.env['HEMOBENCH_JOIN_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-join-'))
const certificates = makeCertificates()
let server: HospitalServer
let bench: Bench
let scanner: VirtualScanner
let tech: Technician

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

test.beforeAll(async () => {
  server = await HospitalServer.open({ HEMOBENCH_TLS_CERT: certificates.cert, HEMOBENCH_TLS_KEY: certificates.key, HEMOBENCH_TLS_CA: certificates.ca })
  scanner = await VirtualScanner.plug()
  bench = await launchBench({ practice: 'empty' })
  tech = new Technician(bench.page, scanner, out)
})

test.afterAll(async () => {
  await bench?.close()
  await scanner?.dispose()
  await server?.close()
})

test('R20 R26 without the CA of the hospital a bench does not join, and its one-time code is not given away', async () => {
  const { page } = bench
  await tech.by('first-server').click()
  const code = server.tool('enrol', '配血台 1')
  await page.getByLabel('服务器地址', { exact: false }).fill(server.url.replace('127.0.0.1', 'localhost'))
  await page.getByLabel('一次性注册码', { exact: false }).fill(code)
  await page.getByLabel('本机名称', { exact: false }).fill('配血台 1')
  await tech.by('join-submit').click()
  await expect(page.locator('[data-error-code="sync.not-trusted"]')).toContainText('CA')
  await tech.picture('no-ca')
  const noCa = join(out, 'not-a-ca.pem')
  writeFileSync(noCa, 'this is no certificate')
  await tech.by('join-ca').setInputFiles(noCa)
  await expect(page.getByText('not-a-ca.pem', { exact: false })).toBeVisible()
  await tech.picture('not-a-certificate')
  await tech.by('join-ca').setInputFiles(certificates.strangerCa)
  await tech.by('join-submit').click()
  await expect(page.locator('[data-error-code="sync.not-trusted"]')).toBeVisible()
  await tech.picture('stranger-ca')
  await tech.by('join-ca').setInputFiles(certificates.ca)
  await expect(page.getByText('hospital-ca.pem', { exact: false })).toBeVisible()
  await tech.picture('hospital-ca')
  expect(await axeFaults(page, 'join with CA')).toEqual([])
  // The same code: nobody had it so far.
  await tech.by('join-submit').click()
  await expect(page.getByText('已加入 练习医院', { exact: false })).toBeVisible({ timeout: 60_000 })
  await tech.signIn('T1001', '1001')
  await expect(tech.by('connection')).toHaveAttribute('data-state', 'online', { timeout: 30_000 })
  await tech.picture('online-by-tls')
})
