import type { LocalCode } from '../barcode/code-rules/local-code.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'

/** What a person reads when a code that is no ISBT 128 is not taken. */
export const localCodeRefusals: Record<LocalCode, RefusalPair> = {
  'barcode.rule-ambiguous': {
    zh: '这个条码可以按几条规则读出不同的内容（{rules}），没有采用。请主任在设置的条码规则中调整次序或匹配式。',
    en: 'Several rules read this code differently ({rules}); it was not taken. Have the lab head change their order or patterns in the settings.'
  },
  'barcode.rule-value': {
    zh: '条码规则“{rule}”的 {part} 没有登记值“{value}”，没有采用。请核对血袋，或请主任在条码规则中补充。',
    en: 'Rule {rule} has no meaning for {part} = {value}; the code was not taken. Check the bag, or have the lab head add the value.'
  },
  'barcode.rule-din': {
    zh: '条码规则“{rule}”不能把“{value}”变成 13 位献血码，没有采用。请主任核对规则的前缀和位数。',
    en: 'Rule {rule} cannot make a donation number of 13 characters from {value}; the code was not taken. Have the lab head check its prefix and length.'
  },
  'barcode.rule-product': {
    zh: '条码规则“{rule}”读出的“{value}”不是产品码，没有采用。请主任核对规则的对照表。',
    en: 'Rule {rule} read {value}, which is no product code; it was not taken. Have the lab head check the value table.'
  },
  'barcode.rule-group': {
    zh: '条码规则“{rule}”读出的“{value}”不是血型，没有采用。请主任核对规则的对照表，不要猜测。',
    en: 'Rule {rule} read {value}, which is no blood group; it was not taken. Have the lab head check the value table; do not guess.'
  },
  'barcode.rule-expiry': {
    zh: '条码规则“{rule}”读出的“{value}”不是有效日期，没有采用。请重新扫描，或请主任核对日期格式。',
    en: 'Rule {rule} read {value}, which is no date; it was not taken. Scan again, or have the lab head check the date format.'
  },
  'barcode.codabar-no-start-stop': {
    zh: '扫描枪没有送出 Codabar 的起止符，不能确定是哪一种条码。请把扫描枪设置为传送起止符后重新扫描。',
    en: 'The scanner leaves out the Codabar start and stop letters, so the kind of code is not certain. Set it to transmit them, then scan again.'
  },
  'barcode.codabar-needs-rule': {
    zh: '这是旧式 Codabar 血袋条码（{value}），还没有规则说明它在本院的含义。请主任在设置的条码规则中添加。',
    en: 'This is an old Codabar code of a bag ({value}); no rule says what it means here yet. Have the lab head add one in the settings.'
  }
}
