import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { get } from '../../../shared/commands/load.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { shiftReportWords as words } from '../../../shared/text/shift-report-words.ts'
import type { BenchContext, Problem } from '../bench-context.ts'
import type { SignedIn } from '../identity/identity.ts'
import type { PdfReport } from '../labels/report-content.ts'

export interface ReportOrder extends Omit<PdfReport, 'practiceMark' | 'foot' | 'title'> {
  /** After the name of the hospital. */
  readonly title: string
  /** Begins the name of the file; the time comes after it. No patient's name. */
  readonly fileName: string
  readonly actor: SignedIn | null
  /** `slips` for papers that name patients: they are forgotten after a day. */
  readonly folder?: 'reports' | 'slips'
  /** Above the line of the one who printed it. */
  readonly foot?: readonly string[]
}

/** A list as PDF in the house form, among the reports of the bench. @returns the file, as `shell.openSlip` takes it */
export async function writeReport(bench: BenchContext, { title, fileName, actor, folder = 'reports', foot = [], ...rest }: ReportOrder): Promise<Result<{ readonly file: string }, Problem>> {
  const now = bench.clock()
  const pdf = await bench.renderer.renderReport({
    ...rest,
    title: `${bench.documents.run(get('site', 'site'))?.hospitalName ?? ''} ${title}`,
    practiceMark: bench.config.practice === 'off' ? null : words.practice,
    foot: [...foot, `${words.printedBy} ${actor?.name ?? ''}    ${shanghaiText(now)}`]
  })
  if (!pdf.ok) return err(pdf.error)
  const file = `${folder}/${fileName}-${shanghaiText(now).replaceAll(/[^0-9]/g, '')}.pdf`
  mkdirSync(join(bench.config.dataDir, folder), { recursive: true })
  writeFileSync(join(bench.config.dataDir, file), pdf.value)
  return ok({ file })
}
