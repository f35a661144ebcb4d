import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why something about the station's fees is not done (R09). */
export const feeRefusals: Record<Extract<RefusalCode, `fees.${string}`>, RefusalPair> = {
  'fees.month-signed': { zh: '{month} 的账已经双人签名，不能再改。请记在下一个未签的月份。', en: 'The month {month} has been signed and never changes. Enter it in the next open month.' },
  'fees.month-changed': { zh: '{month} 的数据在您查看之后有变化，没有签名。请再核对一遍。', en: 'The figures of {month} changed since you saw them; nothing was signed. Look through them again.' },
  'fees.unexplained': { zh: '{month} 还有 {count} 处差异没有说明，没有签名。第一处：{first}。', en: '{count} differences of {month} are not explained yet; nothing was signed. The first: {first}.' },
  'fees.statement-total': { zh: '对账单 {number} 的合计与各行相加不符，没有收入。请与血站核对。', en: 'The total of statement {number} is not the sum of its lines; it was not taken. Ask the station.' },
  'fees.statement-signed': { zh: '对账单 {number} 已用于 {month} 的签名账，不能替换。请血站用新的单号更正。', en: 'Statement {number} stands in the signed month {month} and cannot be replaced. Ask the station for a correction under a new number.' },
  'fees.file-unreadable': { zh: '文件 {file} 读不出来：{detail}。请选 CSV、XLSX、JSON 或 XML。', en: 'The file {file} cannot be read: {detail}. Choose CSV, XLSX, JSON or XML.' },
  'fees.statement-faulty': { zh: '对账单 {number} 第 {line} 行：{statementFault}（{value}）。整份没有收入，请改正后再导入。', en: 'Statement {number}, line {line}: {statementFault} ({value}). Nothing of it was taken; correct it and import it again.' }
}
