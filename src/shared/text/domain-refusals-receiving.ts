import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why a bag or a dispatch list is not taken in (R03). */
export const receivingRefusals: Record<Extract<RefusalCode, `receiving.${string}`>, RefusalPair> = {
  'receiving.dispatch-unknown': {
    zh: '找不到这张发血单。请从发血单列表中重新打开，或先导入。',
    en: 'This dispatch note is not known. Open it from the list again, or import it first.'
  },
  'receiving.dispatch-known': {
    zh: '发血单 {number} 已经导入过，没有重复导入。请在发血单列表中打开它。',
    en: 'Dispatch note {number} was imported before and is not imported twice. Open it from the list.'
  },
  'receiving.dispatch-empty': {
    zh: '发血单 {number} 没有可用的明细行，未导入。请查看文件中各行的问题，改正后重新导入。',
    en: 'Dispatch note {number} has no usable line, so it was not imported. See the problems of the lines, correct the file and import it again.'
  },
  'receiving.dispatch-finished': {
    zh: '发血单 {number} 已核对完毕，不能再入库。请核对血袋属于哪张发血单。',
    en: 'Dispatch note {number} is finished; nothing more can be received on it. Check which note the bag belongs to.'
  },
  'receiving.line-done': {
    zh: '献血码 {din} 在这张发血单上已经核对过，没有重复登记。请拿下一袋；同一献血码的另一分装袋请隔离并联系血站。',
    en: 'Bag {din} was checked on this note before; nothing was recorded twice. Take the next bag; if this is another part of a split bag, set it aside and call the station.'
  },
  'receiving.bag-already-stocked': {
    zh: '献血码 {din} 已登记过，现在的状态：{state}。没有重复入库，请核对血袋。',
    en: 'Bag {din} was received before and is now: {state}. It was not received twice; check the bag.'
  },
  'receiving.bag-differs': {
    zh: '不能入库：献血码 {din}：{findings}。请选择拒收或隔离。',
    en: 'Not received: bag {din}: {findings}. Reject or quarantine it.'
  },
  'receiving.finding-missing': {
    zh: '拒收或隔离献血码 {din} 必须写明原因。请至少选一项。',
    en: 'To reject or quarantine bag {din} a reason is needed. Choose at least one.'
  },
  'receiving.group-unreadable': {
    zh: '不能入库：献血码 {din} 的血型条码没有血型，发血单上也没有这袋血。请隔离这袋血并联系血站。',
    en: 'Not received: the group code of bag {din} names no group and the note does not list the bag. Set it aside and call the station.'
  },
  'receiving.lines-pending': {
    zh: '还有 {count} 袋没有核对。请继续扫描；确实没到的，确认为缺袋后再结束。',
    en: '{count} bags are still to be checked. Go on scanning, or confirm that they are missing.'
  },
  'receiving.dispatch-open': {
    zh: '发血单 {number} 没有结束，可以直接继续入库。',
    en: 'Dispatch note {number} is open; go on receiving.'
  },
  'receiving.box-in-use': {
    zh: '箱 {box} 中已有血袋按原来的温度核对过，不能再更改。请另记一条说明，并按需要隔离血袋。',
    en: 'Bags of box {box} were judged by what was written down, so it cannot be changed any more. Quarantine bags where it was wrong.'
  },
  'receiving.box-not-allowed': {
    zh: '本院规定不允许整箱入库。请逐袋扫描。',
    en: 'The rules of this hospital do not allow a box to be received whole. Scan each bag.'
  },
  'receiving.box-unsealed': {
    zh: '箱 {box} 到货时封签不完整，不能整箱入库。请逐袋扫描并检查外观。',
    en: 'The seal of box {box} was not whole, so it is not received whole. Scan and look at each bag.'
  },
  'receiving.box-count': {
    zh: '箱 {box}：发血单上待核对 {listed} 袋，点数为 {counted} 袋，没有入库。请逐袋扫描。',
    en: 'Box {box}: {listed} bags are still listed for it and {counted} were counted. Nothing was received; scan each bag.'
  },
  'receiving.product-unknown': {
    zh: '不能入库：产品码 {product} 没有在产品字典中登记。请主任在设置中登记后重新扫描。',
    en: 'Not received: product code {product} is not in the product dictionary. Have the lab head add it, then scan again.'
  },
  'receiving.file-unreadable': {
    zh: '文件 {file} 读不出来（{detail}）。请从血站系统重新导出（CSV、Excel、JSON 或 XML）后再导入。',
    en: 'File {file} cannot be read ({detail}). Export it from the station system again (CSV, Excel, JSON or XML).'
  },
  'receiving.file-unsafe': {
    zh: '文件 {file} 含有不允许的内容（{detail}），未读取。请从血站系统重新导出，不要手工修改。',
    en: 'File {file} holds what no list may hold ({detail}) and was not read. Export it from the station system again, untouched.'
  },
  'receiving.file-too-long': {
    zh: '文件 {file} 超过 {lines} 行，未导入。请按发血单分开导出。',
    en: 'File {file} has more than {lines} lines and was not imported. Export each dispatch note on its own.'
  },
  'receiving.file-too-large': {
    zh: '文件 {file} 超过 {megabytes} MB，未导入。请按发血单分开导出。',
    en: 'File {file} is larger than {megabytes} MB and was not imported. Export each dispatch note on its own.'
  },
  'receiving.file-no-header': {
    zh: '文件 {file} 缺少这些列：{missing}。请核对表头，改正后重新导入。',
    en: 'File {file} lacks these columns: {missing}. Check the header line and import it again.'
  },
  'receiving.code-rule-bad': {
    zh: '条码规则“{name}”没有保存：{ruleProblem}（{part}）。请改正后再保存。',
    en: 'Code rule {name} was not saved: {ruleProblem} ({part}). Correct it and save again.'
  },
  'receiving.code-rule-name-taken': {
    zh: '已有名为“{name}”的条码规则，没有保存。请换一个名称。',
    en: 'There is a code rule named {name} already; nothing was saved. Use another name.'
  },
  'receiving.code-rule-prefix-taken': {
    zh: '献血码前缀 {prefix} 已用于“{station}”的规则，没有保存：两个血站共用会让两袋血同号。请换一个前缀。',
    en: 'Prefix {prefix} belongs to the rules of {station}; nothing was saved: two stations sharing it could give two bags one number. Use another prefix.'
  },
  'receiving.code-rule-slow': {
    zh: '条码规则“{name}”试读用了 {milliseconds} 毫秒，太慢，没有保存。请把匹配式写得更明确。',
    en: 'Code rule {name} took {milliseconds} ms in a trial, which is too slow; nothing was saved. Make the pattern more exact.'
  },
  'receiving.code-rules-too-many': {
    zh: '条码规则不能超过 {most} 条，也不能重复，没有保存。请先停用或合并不用的规则。',
    en: 'There may be at most {most} code rules, each once; nothing was saved. Merge those that are not used.'
  }
}
