import { beforeAll, expect, test } from 'vitest'
import { isBlack } from './bitmap.ts'
import { renderIssueSlip } from './issue-slip.ts'
import type { LabelFonts } from './label-assets.ts'
import { loadLabelFonts } from './label-assets.ts'
import { pdfText, rasterise } from './test-support/read-pbm.ts'
import { assetPaths, sampleSlip, sampleUnit } from './test-support/sample-label.ts'

let fonts: LabelFonts
beforeAll(async () => {
  fonts = await loadLabelFonts(assetPaths)
})

const inkShare = (page: Parameters<typeof isBlack>[0]): number => {
  let black = 0
  for (let y = 0; y < page.height; y++) for (let x = 0; x < page.width; x++) if (isBlack(page, x, y)) black++
  return black / (page.width * page.height)
}

test('art. 26 the slip says patient, units, results and who issued and checked', async () => {
  const text = await pdfText(await renderIssueSlip(sampleSlip, fonts))
  const parts = [
    '广州示例医院输血科', '发血单', 'SX20261122-0031', '王小明', '0012345678',
    '心血管外科三病区', 'A型RhD阴性', 'A2600123', 'A999926123456', '去白细胞悬浮红细胞',
    '2U', '2026-12-2223:59', '相合', '正常', '张三', '李四', '取血人', '合计1袋'
  ]
  for (const part of parts) expect(text).toContain(part)
  expect(text).not.toContain('练习模式')
})

test('the slip is one page of A5 landscape with ink on it (an embedded woff2 would print blank)', async () => {
  const [page, ...more] = await rasterise(await renderIssueSlip(sampleSlip, fonts), 100)
  expect(more).toEqual([])
  expect([page?.width, page?.height]).toEqual([827, 583])
  expect(page ? inkShare(page) : 0).toBeGreaterThan(0.01)
})

test('a long name and a long ward wrap and are printed whole', async () => {
  const name = '阿卜杜热西提·阿卜杜热合曼·买买提依明江·吾布力卡斯木'
  const ward = '急诊创伤与重症医学科第二监护病区（东院）'
  const text = await pdfText(await renderIssueSlip({ ...sampleSlip, patient: { ...sampleSlip.patient, name, ward } }, fonts))
  expect(text).toContain(name)
  expect(text).toContain(ward)
})

test('many units take several pages, each with the patient, the last with the signatures', async () => {
  const units = Array.from({ length: 23 }, (_, i) => ({ ...sampleUnit, selfNumber: `A26${String(i).padStart(5, '0')}` }))
  const text = await pdfText(await renderIssueSlip({ ...sampleSlip, units }, fonts))
  const pages = Number(/共(\d+)页/.exec(text)?.[1])
  expect(pages).toBeGreaterThan(1)
  expect(text.split('王小明')).toHaveLength(pages + 1)
  expect(text.split('取血人')).toHaveLength(2)
  for (const unit of units) expect(text).toContain(unit.selfNumber)
})

test('a practice slip carries its watermark on every page', async () => {
  const units = Array.from({ length: 12 }, () => sampleUnit)
  const text = await pdfText(await renderIssueSlip({ ...sampleSlip, units, practice: true }, fonts))
  expect([...new Set(text.match(/第\d页/g))]).toHaveLength(text.split('练习模式').length - 1)
})

test('a character of a name the font lacks is marked and named at the foot, never silently dropped', async () => {
  const text = await pdfText(await renderIssueSlip({ ...sampleSlip, patient: { ...sampleSlip.patient, name: '王\u{2EBF1}明' } }, fonts))
  expect(text).toContain('王〓明')
  expect(text).toContain('U+2EBF1')
})
