import type { RowProblem } from '../domain/receiving/dispatch-row.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'
import type { Locale } from './translate.ts'

/** What is wrong with one line of a station's file and what to do; `{value}` is the cell as it stands in the file. */
export const dispatchRowProblems: Readonly<Record<RowProblem, RefusalPair>> = {
  'din-missing': { zh: '没有献血码。请在文件中补上后重新导入。', en: 'It has no donation number. Add it to the file and import again.' },
  'din-malformed': {
    zh: '献血码“{value}”不对，应为 13 位，或带 2 位标志共 15 位。请核对文件。',
    en: 'Donation number “{value}” is not valid: it has 13 characters, or 15 with its flags. Check the file.'
  },
  'product-missing': { zh: '没有血液产品码。请在文件中补上后重新导入。', en: 'It has no product code. Add it to the file and import again.' },
  'product-malformed': {
    zh: '血液产品码“{value}”不对，应为字母开头的 8 位。请核对文件。',
    en: 'Product code “{value}” is not valid: it has 8 characters and starts with a letter. Check the file.'
  },
  'product-unknown': {
    zh: '血液产品码“{value}”没有在产品字典中登记。请主任登记后重新导入。',
    en: 'Product code “{value}” is not in the product dictionary. Have the lab head add it and import again.'
  },
  'abo-unknown': {
    zh: 'ABO 血型“{value}”不认识，应写 A、B、AB 或 O，不能写代码数字。请核对文件。',
    en: 'ABO group “{value}” is not understood: write A, B, AB or O, never a code number. Check the file.'
  },
  'rhd-unknown': {
    zh: 'RhD“{value}”不认识，应写阳性、阴性或不详，不能写代码数字。请核对文件。',
    en: 'RhD “{value}” is not understood: write pos, neg or unknown, never a code number. Check the file.'
  },
  'expiry-missing': { zh: '没有失效日期。请在文件中补上后重新导入。', en: 'It has no expiry. Add it to the file and import again.' },
  'expiry-malformed': {
    zh: '失效日期“{value}”不对，应如 2026-12-31 或 2026-12-31 23:59。请核对文件。',
    en: 'Expiry “{value}” is not valid: write 2026-12-31 or 2026-12-31 23:59. Check the file.'
  },
  'volume-malformed': {
    zh: '容量“{value}”不对，应为 0 到 2000 的毫升数。请核对文件。',
    en: 'Volume “{value}” is not valid: it is a number of mL from 0 to 2000. Check the file.'
  },
  'price-malformed': {
    zh: '价格“{value}”不对，应为元，最多两位小数。请核对文件。',
    en: 'Price “{value}” is not valid: it is in yuan with at most two decimals. Check the file.'
  },
  'repeated-in-file': {
    zh: '“{value}”在文件中出现了两次，只取第一行。请与血站核对。',
    en: '“{value}” stands in the file twice; only its first line is taken. Ask the station.'
  },
  'already-stocked': {
    zh: '“{value}”以前已登记过，这一行未导入。请与血站核对。',
    en: '“{value}” was received before, so this line is not imported. Ask the station.'
  },
  'formula': {
    zh: '“{value}”是公式或以 = + - @ 开头，未导入。请血站导出为纯文本的值。',
    en: '“{value}” is a formula or starts with = + - @, so this line is not imported. Have the station export plain values.'
  },
  'text-unfit': {
    zh: '“{value}”太长或含有不可见字符，未导入。请核对文件。',
    en: '“{value}” is too long or holds invisible characters, so this line is not imported. Check the file.'
  },
  'other-dispatch': {
    zh: '这一行属于另一张发血单 {value}，未导入。请按发血单分开导出。',
    en: 'This line belongs to another dispatch note, {value}, and is not imported. Export each note on its own.'
  }
}

/** The sentence for one bad line, with the cell of the file in it. */
export function rowProblemText(locale: Locale, problem: RowProblem, value: string): string {
  const pair = dispatchRowProblems[problem]
  return (locale === 'zh-CN' ? pair.zh : pair.en).replace('{value}', () => value)
}
