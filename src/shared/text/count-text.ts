import { createTranslate } from './translate.ts'

const zh = {
  title: '盘点', open: '盘点', back: '返回库存', choose: '选择要盘点的冰箱', start: '开始盘点', resume: '继续', 'idle.choose': '请扫描冰箱条码，或用 ↑ ↓ 选择', 'idle.scan': '逐袋扫描自编号或献血码',
  found: '在此冰箱 · {{number}}', wrong: '不属于此冰箱 · {{number}}', 'wrong-reason': '登记在：{{fridge}}', out: '不在库 · {{number}}', 'out-reason': '状态：{{state}}', 'out-next': '取出，交负责人处理。', 'wrong-next': '放回登记的冰箱。',
  'not-fridge': '这不是冰箱条码', 'not-bag': '这不是在册血袋的条码', several: '这个献血码有 {{count}} 袋', 'several-next': '请扫描自编号标签。',
  close: '结束盘点', 'close.words': '应在 {{listed}} 袋，已盘到 {{found}} 袋，未盘到 {{missing}} 袋，不符 {{odd}} 袋。', closed: '盘点已结束', remaining: '还没有盘到（{{count}}）', scanned: '已扫描（{{count}}）', none: '没有', history: '盘点记录',
  'col.fridge': '冰箱', 'col.started': '开始', 'col.closed': '结束', 'col.listed': '应在', 'col.found': '盘到', 'col.missing': '未盘到', 'col.number': '自编号', 'col.din': '献血码', 'col.group': '血型', 'col.component': '品种', 'col.outcome': '结果', 'col.state': '状态',
  'outcome.found': '✓ 在此', 'outcome.wrong-fridge': '⚠ 放错冰箱', 'outcome.not-in-stock': '✕ 不在库', 'outcome.not-found': '✕ 未盘到', 'state.open': '▶ 进行中', 'state.closed': '✓ 已结束', refused: '没有登记'
} as const

const en: Record<keyof typeof zh, string> = {
  title: 'Stock count', open: 'Count', back: 'Back to stock', choose: 'Choose the fridge to count', start: 'Begin', resume: 'Go on', 'idle.choose': 'Scan the code of a fridge, or choose with ↑ ↓', 'idle.scan': 'Scan each bag: self-number or DIN',
  found: 'Belongs here · {{number}}', wrong: 'Not of this fridge · {{number}}', 'wrong-reason': 'Listed in: {{fridge}}', out: 'Not in stock · {{number}}', 'out-reason': 'State: {{state}}', 'out-next': 'Take it out and give it to the person in charge.', 'wrong-next': 'Put it back where it is listed.',
  'not-fridge': 'No code of a fridge', 'not-bag': 'No code of a bag in the house', several: 'There are {{count}} bags with this DIN', 'several-next': 'Scan the self-number label.',
  close: 'Close the count', 'close.words': 'Listed {{listed}}, found {{found}}, not found {{missing}}, discrepant {{odd}}.', closed: 'Count closed', remaining: 'Not found yet ({{count}})', scanned: 'Scanned ({{count}})', none: 'None', history: 'Counts',
  'col.fridge': 'Fridge', 'col.started': 'Begun', 'col.closed': 'Closed', 'col.listed': 'Listed', 'col.found': 'Found', 'col.missing': 'Not found', 'col.number': 'Self-number', 'col.din': 'DIN', 'col.group': 'Group', 'col.component': 'Component', 'col.outcome': 'Result', 'col.state': 'State',
  'outcome.found': '✓ here', 'outcome.wrong-fridge': '⚠ wrong fridge', 'outcome.not-in-stock': '✕ not in stock', 'outcome.not-found': '✕ not found', 'state.open': '▶ open', 'state.closed': '✓ closed', refused: 'Not recorded'
}

export type CountKey = keyof typeof zh
export const countText = createTranslate<CountKey>({ zh, en })
