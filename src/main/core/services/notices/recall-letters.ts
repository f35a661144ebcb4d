import type { Notice } from '../../../../shared/domain/notices/notice.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { ok, type Result } from '../../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { recallLetterWords as words } from '../../../../shared/text/recall-letter-words.ts'
import { termText } from '../../../../shared/text/term-text.ts'
import type { BenchContext, Problem } from '../../bench-context.ts'
import type { SignedIn } from '../../identity/identity.ts'
import { writeReport } from '../write-report.ts'

type View = CallOutput<'notices.recall'>

/** One letter per ward: the bags that went there, for whom. `mark` keeps the names of two wards' files apart; no name of a ward or patient is in it. */
export async function writeLetters(bench: BenchContext, { view: { recall, lines }, actor, mark }: { readonly view: View; readonly actor: SignedIn | null; readonly mark: string }): Promise<Result<{ files: string[] }, Problem>> {
  const wards = [...new Set(lines.flatMap((line) => (line.ward === null ? [] : [line.ward])))].toSorted()
  const files: string[] = []
  for (const [i, ward] of wards.entries()) {
    const letter = await writeReport(bench, {
      folder: 'slips', title: words.title, fileName: `${words.fileName}-${mark}-${i + 1}`, actor,
      subtitle: `${words.to} ${ward}    ${words.recall} ${recall.number}    ${words.reason} ${recall.reason}`,
      sections: [{
        heading: words.body, columns: words.columns, empty: words.none,
        rows: lines.filter((line) => line.ward === ward).map((line) => [line.patientName ?? '', line.recordNumber ?? '', line.din, line.unit === null ? line.productCode : `${line.unit.componentName} ${line.unit.quantityText}`, line.requestNumber ?? ''])
      }],
      foot: [words.signatures]
    })
    if (!letter.ok) return letter
    files.push(letter.value.file)
  }
  return ok({ files })
}

/** A notice on paper, for the wall. */
export async function printNotice(bench: BenchContext, { notice, actor }: { readonly notice: Notice; readonly actor: SignedIn | null }): Promise<Result<{ file: string }, Problem>> {
  return await writeReport(bench, {
    title: words.notice, fileName: words.noticeFile, actor,
    subtitle: `${notice.number}    ${words.kind} ${termText('zh-CN', 'noticeKind', notice.kind)}    ${words.published} ${shanghaiText(notice.publishedAt ?? notice.takenAt)}`,
    sections: [{ heading: notice.title, columns: [words.text], rows: notice.body.split('\n').map((line) => [line]), empty: words.none }]
  })
}
