import type { BagCode } from '../barcode/bag-code.ts'
import type { ParseCode } from '../barcode/parse-code.ts'

/** What a person reads when a scan is refused: what is wrong, then what to do. */
export const barcodeRefusals: Record<ParseCode | BagCode, { zh: string; en: string }> = {
  'barcode.empty': { zh: '没有读到内容。请重新扫描。', en: 'Nothing was read. Scan again.' },
  'barcode.full-width': {
    zh: '扫码内容被中文输入法改成了全角或中文符号。请切换到英文半角输入后重新扫描，或改用串口扫描枪。',
    en: 'An input method turned the scan into full-width or Chinese signs. Switch the keyboard to English and scan again, or use a serial scanner.'
  },
  'barcode.not-ascii': {
    zh: '扫码内容含有条码中不存在的字符。请检查扫描枪的键盘语言设置后重新扫描。',
    en: 'The scan holds signs that no barcode has. Check the keyboard language of the scanner, then scan again.'
  },
  'barcode.not-isbt': { zh: '这不是 ISBT 128 条码。请扫描血袋上的条码。', en: 'This is no ISBT 128 code. Scan a code of the blood bag.' },
  'barcode.unknown-identifier': {
    zh: '条码的数据标识符无法识别。请扫描血袋上的其他条码；如反复出现，请联系管理员。',
    en: 'The data identifier of this code is not known. Scan another code of the bag; if it comes again, call the administrator.'
  },
  'barcode.too-short': { zh: '条码没有读完整。请重新扫描。', en: 'The code was not read to its end. Scan again.' },
  'barcode.trailing-text': { zh: '条码后面有多余的内容。请单独重新扫描这一个条码。', en: 'There is something extra behind the code. Scan this one code again, alone.' },
  'barcode.bad-character': {
    zh: '条码某一位的字符不符合规则。请重新扫描；如仍不行，请隔离该血袋并联系血站。',
    en: 'A character of the code is not allowed at its place. Scan again; if it stays, set the bag aside and call the station.'
  },
  'barcode.bad-length': { zh: '条码中声明的长度无效。请重新扫描。', en: 'The length given inside the code is not valid. Scan again.' },
  'barcode.din-flag-check': {
    zh: '献血码的校验不符，可能读错。请重新扫描；如仍不符，请隔离该血袋并联系血站。',
    en: 'The check of the donation number fails: it may be misread. Scan again; if it still fails, set the bag aside and call the station.'
  },
  'barcode.typed-no-check': {
    zh: '手工输入的献血码缺少校验字符。请把方框内的校验字符一起输入（共 14 位）。',
    en: 'The typed donation number lacks its check character. Type the boxed character too (14 characters in all).'
  },
  'barcode.typed-check': {
    zh: '手工输入的献血码与校验字符不符。请对照血袋逐位核对后重新输入。',
    en: 'The typed donation number does not fit its check character. Compare it with the bag and type it again.'
  },
  'barcode.unknown-group': {
    zh: '血型条码的代码不在标准表中。请重新扫描；如仍不行，请隔离该血袋并联系血站。',
    en: 'The blood group code is not in the standard table. Scan again; if it stays, set the bag aside and call the station.'
  },
  'barcode.bad-division': {
    zh: '产品码的分装位无效。请重新扫描；如仍不行，请联系血站。',
    en: 'The division of the product code is not valid. Scan again; if it stays, call the station.'
  },
  'barcode.bad-century': { zh: '日期条码的世纪位无效。请重新扫描。', en: 'The century of the date code is not valid. Scan again.' },
  'barcode.bad-date': {
    zh: '日期条码中的日期不存在。请重新扫描；如仍不行，请隔离该血袋并联系血站。',
    en: 'The date in the code does not exist. Scan again; if it stays, set the bag aside and call the station.'
  },
  'barcode.bad-time': {
    zh: '日期条码中的时间不存在。请重新扫描；如仍不行，请隔离该血袋并联系血站。',
    en: 'The time in the code does not exist. Scan again; if it stays, set the bag aside and call the station.'
  },
  'barcode.compound-count': {
    zh: '复合条码中的项数与声明不符，全部内容未采用。请重新扫描，或逐个扫描单独的条码。',
    en: 'The compound code does not hold the number of items it declares, so none was used. Scan again, or scan the single codes.'
  },
  'barcode.compound-nested': {
    zh: '复合条码与其他条码连在了一起，全部内容未采用。请单独扫描复合条码。',
    en: 'A compound code was joined to another code, so none was used. Scan the compound code alone.'
  },
  'barcode.national-inside': {
    zh: '国家或本地自定义的条码与其他条码连在了一起，无法区分。请逐个单独扫描。',
    en: 'A national or local code was joined to another code and cannot be told apart. Scan the codes one by one.'
  },
  'barcode.tube-label': {
    zh: '这是试管或献血记录上的标签，不是血袋标签。请扫描血袋上的献血码。',
    en: 'This label belongs to a tube or donor record, not to a bag. Scan the donation number on the bag.'
  },
  'barcode.two-bags': {
    zh: '一次扫描读到了两个血袋的条码，未采用。请把血袋分开后重新扫描。',
    en: 'One scan read codes of two bags; none was used. Move the bags apart and scan again.'
  },
  'barcode.product-differs': {
    zh: '产品码与当前血袋已扫描的不同。请先扫描这一袋的献血码，或核对是否拿错血袋。',
    en: 'The product code differs from the one read for this bag. Scan the donation number of this bag first, or check that it is the right bag.'
  },
  'barcode.group-differs': {
    zh: '血型与当前血袋已扫描的不同。请停止操作，核对是否拿错血袋；如同一袋标签不一致，请隔离并联系血站。',
    en: 'The blood group differs from the one read for this bag. Stop and check that it is the right bag; if one bag shows both, set it aside and call the station.'
  },
  'barcode.expiry-differs': {
    zh: '失效日期与当前血袋已扫描的不同。请核对是否拿错血袋；如同一袋标签不一致，请隔离并联系血站。',
    en: 'The expiry differs from the one read for this bag. Check that it is the right bag; if one bag shows both, set it aside and call the station.'
  },
  'barcode.nothing-for-bag': {
    zh: '这个条码不含血袋信息。请扫描血袋的献血码、血型、产品码或失效日期条码。',
    en: 'This code says nothing of a bag. Scan the donation number, blood group, product or expiry code of the bag.'
  }
}
