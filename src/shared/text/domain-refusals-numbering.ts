import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Self-numbers, labels and the fridges they belong to (R05, R06). */
export const numberingRefusals: Record<Extract<RefusalCode, `numbering.${string}` | `fridges.${string}` | `labels.${string}`>, RefusalPair> = {
  'fridges.code-taken': { zh: '冰箱代码 {code} 已被使用。请换一个代码。', en: 'Fridge code {code} is taken. Choose another.' },
  'fridges.fridge-unknown': {
    zh: '找不到这台冰箱。请在设置中登记，或重新选择。',
    en: 'This fridge is not known. Set it up, or choose another.'
  },
  'fridges.bench-unknown': { zh: '这台工作站没有加入服务器或已停用，不能作为归属工作站，没有保存。请另选一台。', en: 'This bench has not joined the server or was stopped; it cannot be the home bench. Nothing was saved. Choose another.' },
  'fridges.band-mismatch': {
    zh: '{component}不能放在{band}的冰箱里。请改温度，或去掉这个品种。',
    en: 'A fridge that is {band} cannot hold {component}. Change the temperature or take the component off.'
  },
  'numbering.range-unknown': {
    zh: '没有可用的自编号号段。请在设置中为冰箱启用一个号段。',
    en: 'There is no self-number range in use. Switch one on for the fridge.'
  },
  'numbering.block-of-other-bench': { zh: '号段块只能由使用它的工作站自己领用，没有领用。', en: 'A block of numbers is leased only by the bench that uses it; nothing was leased.' },
  'numbering.block-unknown': { zh: '找不到这个号段块，没有停用。请刷新后再试。', en: 'This block of numbers is not known; nothing was retired. Load the list again.' },
  'numbering.range-overlaps': {
    zh: '号段与已有号段 {first} 至 {last} 重叠。请换前缀或起止号。',
    en: 'The range overlaps an existing one, {first} to {last}. Choose another prefix, start or end.'
  },
  'numbering.range-empty': {
    zh: '号段的止号 {end} 小于起号 {start}。请更正。',
    en: 'The range ends at {end}, before its start {start}. Correct it.'
  },
  'numbering.range-too-long': {
    zh: '止号 {end} 超过 {digits} 位。请增加位数，或减小止号。',
    en: 'The end {end} has more than {digits} digits. Allow more digits or lower the end.'
  },
  'numbering.no-range-for-unit': {
    zh: '没有适合{component}（{abo} 型）且有号段的冰箱。请在设置中登记冰箱和号段。',
    en: 'No fridge with a number range takes {component} of group {abo}. Set up a fridge and a range.'
  },
  'numbering.block-exhausted': {
    zh: '前缀 {prefix} 的自编号已用到 {last}，用完了。请主任增加号段。',
    en: 'The self-numbers with prefix {prefix} are used up, to {last}. Have the lab head add a range.'
  },
  'numbering.number-out-of-turn': {
    zh: '自编号应为第 {next} 号，请求的是第 {asked} 号，没有编号。请重新编号。',
    en: 'The next number is {next}, but {asked} was asked for; nothing was numbered. Try again.'
  },
  'numbering.number-taken': {
    zh: '自编号 {number} 已被使用，没有编号。请停止编号，报告信息科。',
    en: 'Self-number {number} is in use; nothing was numbered. Stop numbering and tell your IT department.'
  },
  'numbering.unit-not-waiting': {
    zh: '献血码 {din} 的状态是{state}，不需要编号。请核对血袋。',
    en: 'Bag {din} is {state} and waits for no number. Check the bag.'
  },
  'numbering.fridge-full': {
    zh: '冰箱 {fridge} 已满（容量 {capacity} 袋）。请换一台冰箱，或先整理。',
    en: 'Fridge {fridge} is full (it holds {capacity}). Choose another, or make room.'
  },
  'numbering.fridge-unfit': {
    zh: '冰箱 {fridge} 不能放{component}（{abo} 型）。请按温度、品种和血型换一台冰箱。',
    en: 'Fridge {fridge} does not take {component} of group {abo}. Choose one by temperature, component and group.'
  },
  'numbering.bag-of-other-label': {
    zh: '贴错：标签 {number} 应贴在献血码 {expected} 上，扫到的是 {scanned}（相同则是另一分装袋）。请停下，核对两袋的标签。',
    en: 'Wrong bag: label {number} belongs on {expected}, but {scanned} was scanned (if equal, it is another part of a split bag). Stop and compare the labels of both bags.'
  },
  'numbering.own-label-instead-of-bag': {
    zh: '扫到的是本院标签上的献血码。请扫描血袋原标签上的献血码。',
    en: 'This is the donation number on our own label. Scan the one on the label of the station.'
  },
  'numbering.number-unknown': {
    zh: '自编号 {number} 不存在。请核对标签是否本院标签。',
    en: 'Self-number {number} does not exist. Check that the label is ours.'
  },
  'numbering.number-burned': {
    zh: '自编号 {number} 已作废，不会再用。请撕下并销毁这张标签，换新标签。',
    en: 'Self-number {number} is burned and never used again. Take the label off, destroy it and use the new one.'
  },
  'numbering.already-confirmed': {
    zh: '自编号 {number} 已经回扫过，不需要再扫。',
    en: 'Self-number {number} was scanned back already; nothing more to do.'
  },
  'numbering.unit-expired': {
    zh: '献血码 {din} 已过期。请隔离或报废这袋血。',
    en: 'Bag {din} is expired. Quarantine or discard it.'
  },
  'labels.job-unknown': {
    zh: '找不到这个打印任务。请刷新打印列表。',
    en: 'This print job is not known. Reload the list of prints.'
  },
  'labels.job-not-waiting': {
    zh: '打印任务现在的状态是{state}，不能这样处理。请刷新打印列表。',
    en: 'The print job is now: {state}; this cannot be done to it. Reload the list of prints.'
  },
  'labels.template-unknown': {
    zh: '没有名为“{template}”的标签模板。请刷新模板列表后重选。',
    en: 'There is no label template “{template}”. Reload the list and choose again.'
  },
  'labels.template-malformed': {
    zh: '标签模板有误：“{field}”缺失或取值不对，没有保存。请改正后再试。',
    en: 'The label template is wrong: “{field}” is missing or out of range. Nothing was saved. Correct it and try again.'
  },
  'labels.template-outside': {
    zh: '标签模板有误：框“{box}”超出了“{around}”，没有保存。请移动或缩小这个框。',
    en: 'The label template is wrong: box “{box}” leaves “{around}”. Nothing was saved. Move the box or make it smaller.'
  },
  'labels.template-overlap': {
    zh: '标签模板有误：框“{box}”与框“{other}”重叠，没有保存。请移动其中一个。',
    en: 'The label template is wrong: box “{box}” overlaps box “{other}”. Nothing was saved. Move one of them.'
  },
  'labels.template-built-in': {
    zh: '“{template}”是内置模板，不能覆盖或删除。请换一个名称另存。',
    en: '“{template}” is a built-in template and cannot be replaced or removed. Save under another name.'
  },
  'labels.template-in-use': {
    zh: '模板“{template}”正在使用，不能删除。请先启用另一个模板。',
    en: 'Template “{template}” is in use and cannot be removed. Put another one into use first.'
  }
}
