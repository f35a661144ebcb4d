import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TestBench } from '../../bench.test-support.ts'

test('R21 the shift report says who did what and what is left, as PDF that can be read', async () => {
  const bench = await new TestBench().open('full')
  await bench.signIn()
  const report = await bench.must('ops.shiftReport', { hours: 24 })
  expect(report.done.find((d) => d.action === 'numbering.confirmLabel')).toMatchObject({ actor: '练习数据', count: 32 })
  expect(report.left.find((l) => l.what === 'dispatches')).toEqual({ what: 'dispatches', count: 1 })
  const text = execFileSync('pdftotext', ['-layout', join(bench.dataDir, report.file), '-'], { encoding: 'utf8' })
  for (const word of ['交班报告', '贴签', '移交下一班', '练习模式']) expect(text).toContain(word)
  expect(text).not.toMatch(/赵练习|欧阳练习/)
  await bench.dispose()
})
