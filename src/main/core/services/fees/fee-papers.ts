import { yuanOfFen } from '../../../../shared/domain/fees/money.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { Result } from '../../../../shared/kernel/result.ts'
import { shanghaiText } from '../../../../shared/kernel/time.ts'
import { feeSheetWords as words } from '../../../../shared/text/fee-sheet-words.ts'
import { termText } from '../../../../shared/text/term-text.ts'
import type { BenchContext, Problem } from '../../bench-context.ts'
import type { SignedIn } from '../../identity/identity.ts'
import { writeReport } from '../write-report.ts'
import { writeSheet } from '../write-sheet.ts'

type Month = CallOutput<'fees.month'>
type Row = Month['rows'][number]

const verdict = ({ verdict: v }: Row): string => termText('zh-CN', 'feeVerdict', v)
const signedLine = ({ signed }: Month): string => (signed === null ? words.unsigned : words.signed.replace('{by}', signed.by).replace('{second}', signed.second).replace('{at}', shanghaiText(signed.at)))

/** A month as a spreadsheet: every row, sums above, who signed. Amounts are numbers in yuan, made of whole fen. */
export async function exportMonth(month: string, view: Month): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { columns: c } = words
  const bytes = await writeSheet<Row>({
    name: month,
    head: [
      [words.title, month], [signedLine(view)],
      [words.expected, view.total.expectedFen / 100], [words.billed, view.total.billedFen / 100], [words.difference, view.total.differenceFen / 100], []
    ],
    columns: [
      { header: c.din, width: 18, value: (r) => r.din }, { header: c.product, width: 12, value: (r) => r.productCode }, { header: c.kind, width: 8, value: (r) => words.kinds[r.kind] },
      { header: c.dispatch, width: 18, value: (r) => r.dispatchNumber }, { header: c.of, width: 10, value: (r) => r.month },
      { header: c.expected, width: 12, value: (r) => r.expectedFen / 100, yuan: true }, { header: c.billed, width: 14, value: (r) => r.billedFen / 100, yuan: true }, { header: c.difference, width: 12, value: (r) => r.differenceFen / 100, yuan: true },
      { header: c.verdict, width: 16, value: verdict }, { header: c.explanation, width: 40, value: (r) => r.explanation ?? '' }
    ],
    rows: view.rows
  })
  return { fileName: `${words.fileName}-${month}.xlsx`, bytes }
}

/** A month on paper: sums by note, every difference with its explanation, signatures. What is equal is counted. */
export async function printMonth(bench: BenchContext, { month, view, actor }: { readonly month: string; readonly view: Month; readonly actor: SignedIn | null }): Promise<Result<{ file: string }, Problem>> {
  const differences = view.rows.filter((r) => r.verdict !== 'equal')
  const sums = ({ expectedFen, billedFen, differenceFen, bags }: Month['total']): string[] => [String(bags), yuanOfFen(expectedFen), yuanOfFen(billedFen), yuanOfFen(differenceFen)]
  return await writeReport(bench, {
    title: words.title, fileName: `fees-${month}`, actor,
    subtitle: `${words.month} ${month}    ${signedLine(view)}    ${words.equal.replace('{count}', String(view.rows.length - differences.length))}`,
    sections: [
      { heading: words.byDispatch, columns: words.totalColumns, rows: [...view.byDispatch.map(({ name, total }) => [name, ...sums(total)]), [words.totals, ...sums(view.total)]], empty: words.none },
      { heading: `${words.differences}（${differences.length}）`, columns: [words.columns.din, words.columns.dispatch, words.columns.expected, words.columns.billed, words.columns.verdict, words.columns.explanation], rows: differences.map((r) => [r.din, r.dispatchNumber, yuanOfFen(r.expectedFen), yuanOfFen(r.billedFen), verdict(r), r.explanation ?? '']), empty: words.none },
      { heading: words.statements, columns: words.statementColumns, rows: view.statements.map((s) => [s.number, String(s.lines), yuanOfFen(s.totalFen), shanghaiText(s.takenAt)]), empty: words.none }
    ],
    foot: [words.signatures]
  })
}
