/**
 * R24 R03: the link to the blood station as a person sees it, in the real Electron with a real server and the practice station as a process: it
 * answers, sends what nobody can read, is understood after the table of codes was mended, falls silent and comes back.
 *
 * Pictures go to HEMOBENCH_LINK_OUT (default: a new folder in the temporary one), at 1366 × 768.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchBench } from '../support/launch-bench.ts'
import { StationProcess } from '../support/station-process.ts'
import { closeSide, look, openSide, stateIs, type Side } from './support/bench-side.ts'
import { HospitalServer } from './support/hospital-server.ts'

const out = process.env['HEMOBENCH_LINK_OUT'] ?? mkdtempSync(join(tmpdir(), 'hemobench-link-'))
let station: StationProcess
let server: HospitalServer
let a: Side

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

test.beforeAll(async () => {
  station = await StationProcess.start(24)
  server = await HospitalServer.open(station.env)
  a = await openSide({ server, folder: join(out, 'a'), numbers: new Map(), start: (cable) => launchBench({ practice: 'full', env: { HEMOBENCH_SERVER: cable.url, HEMOBENCH_ENROL: server.tool('enrol', '配血台 1'), HEMOBENCH_ENROL_NAME: '配血台 1' } }) })
})

test.afterAll(async () => {
  if (a !== undefined) await closeSide(a)
  await server?.close()
  await station?.close()
})

test('R24 the station answers, and its table of codes is tried out on a pasted sample', async () => {
  const { tech } = a
  await tech.signIn('T1001', '1001')
  await stateIs(a, 'online')
  await tech.page.keyboard.press('Control+b')
  await expect(tech.by('link-practice-station')).toHaveAttribute('data-state', 'answers', { timeout: 30_000 })
  await look(a, 'link-answers')
  await tech.page.keyboard.press('t')
  await expect(tech.by('mapping-save')).toBeVisible()
  await look(a, 'mapping')
  await tech.page.getByLabel('粘贴一段发血单样本').fill('献血码,血液产品码,ABO,RH,失效日期,批号\nA999926123456,E0382V00,3,1,2027-01-01 23:59:00,77\nA999926123457,E0382V00,9,1,2027-01-01 23:59:00,77')
  await tech.by('mapping-try').click()
  await expect(tech.by('mapping-tried')).toContainText('批号')
  await expect(tech.by('mapping-tried')).toContainText('读懂 1 行')
  await expect(tech.by('mapping-tried')).toContainText('对照表中没有这个代码')
  await tech.by('mapping-tried').scrollIntoViewIfNeeded()
  await tech.picture('mapping-tried')
  await tech.page.keyboard.press('Escape')
})

test('R03 R24 what nobody can read is listed as it came; when the table knows the code the next note comes in by itself', async () => {
  const { tech } = a
  await station.tell('faults', { wrongCodes: 1 })
  const { number } = await station.tell<{ readonly number: string }>('dispatch', { count: 2 })
  const row = tech.by(`finding-dispatch ${number}`)
  await expect(row).toBeVisible({ timeout: 30_000 })
  await tech.picture('finding')
  await row.dblclick()
  await expect(tech.page.getByRole('dialog')).toContainText('“9” 对照表中没有这个代码')
  await look(a, 'finding-open')
  await tech.page.getByLabel('怎样处理的').fill('已电话告知血站')
  await tech.by('finding-close').click()
  await expect(row).toBeHidden()
  await tech.page.keyboard.press('t')
  const abo = tech.page.getByLabel('ABO 血型').first()
  await abo.fill(`${await abo.inputValue()}\n9 = O 型`)
  await expect(tech.by('mapping-save')).toBeDisabled()
  await tech.picture('mapping-bad-line')
  await abo.fill((await abo.inputValue()).replace('O 型', 'O'))
  await tech.by('mapping-save').click()
  await expect(tech.page.getByText('对照表已保存', { exact: false })).toBeVisible()
  const second = await station.tell<{ readonly number: string }>('dispatch', { count: 3 })
  await expect.poll(async () => (await tech.ask('receiving.dispatches', {})).dispatches.map((d) => d.number), { timeout: 30_000 }).toContain(second.number)
  await station.tell('faults', { wrongCodes: 0 })
})

test('R24 R20 a silent station is said with how long, work goes on, and so it is when it is back', async () => {
  const { tech } = a
  await station.tell('faults', { silent: 1 })
  await expect(tech.by('link-practice-station')).toHaveAttribute('data-state', 'away', { timeout: 60_000 })
  await look(a, 'link-away')
  await tech.page.getByRole('button', { name: 'English' }).click()
  await tech.picture('link-away-english')
  await tech.page.getByRole('button', { name: '中文' }).click()
  await station.tell('faults', { silent: 0 })
  await expect(tech.by('link-practice-station')).toHaveAttribute('data-state', 'answers', { timeout: 60_000 })
})
