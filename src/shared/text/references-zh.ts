/** Words of matches by the station (R07), in Chinese. Keys are shared with `references-en.ts`. */
export const referencesZh = {
  title: '血站配型', back: '返回列表', new: '新的送检', list: '送检单（{{count}}）', none: '还没有送检', 'none-next': '配血困难时按 N：扫申请单，再扫要配的血袋。',
  'col.number': '单号', 'col.state': '状态', 'col.patient': '患者', 'col.request': '申请', 'col.bags': '血袋', 'col.station': '血站', 'col.made': '登记', 'col.din': '献血码', 'col.self': '自编号', 'col.group': '血型', 'col.component': '品种', 'col.result': '血站结果', 'col.valid': '有效至', 'col.by': '报告',
  'state.open': '○ 待报告 {{answered}}/{{all}}', 'state.answered': '✓ 已报告',
  'message.waiting': '○ 等待发出', 'message.accepted': '✓ 血站已收', 'message.refused': '✕ 血站拒收', 'message.dead': '✕ 要人处理（见“联络”）', 'message.dropped': '已放弃发送', 'by-letter': '用信函',
  'idle.request': '扫描用血申请', 'idle.bags': '扫描要配的血袋（自编号或献血码）', 'idle.one': '扫描血袋可查看',
  request: '申请 {{request}} · {{patient}}', 'request-read': '申请已读取', 'not-request': '这不是用血申请', added: '已列入', twice: '已经列入', 'added-next': '继续扫描，或按 F9 送检', 'not-bag': '这不是在册血袋的条码', several: '这个献血码有 {{count}} 袋', 'several-next': '请扫描自编号标签。', refused: '不能列入',
  number: '送检单号', reason: '送检原因', 'reason-help': '例如：抗体筛查阳性，本院配血不合。', bags: '血袋（{{count}}）', remove: '移出', submit: '登记送检', 'no-lift': '送检不解除任何限制：血站报告相合后才可以发这一袋给这位患者。',
  'courier': '交接', 'courier.title': '标本交给谁', 'courier.name': '交接人', 'handed': '✓ {{at}} 交给 {{courier}}（{{by}}）', 'not-handed': '○ 尚未交接', 'handed.done': '✓ 已登记交接。',
  enter: '登记报告', 'enter.title': '血站对 {{number}} 的报告', 'report-number': '报告编号', 'tested-at': '检测时间', 'valid-hours': '有效小时（可不填）', 'valid-help': '不填：按标本时限。', compatible: '✓ 相合', incompatible: '✕ 不相合', sign: '双人签名', 'sign.words': '相合 {{good}} 袋，不相合 {{bad}} 袋。不相合的不能再发给这位患者。', entered: '✓ 报告已登记。',
  'result.none': '○ 待报告', 'result.compatible': '✓ 相合', 'result.incompatible': '✕ 不相合', gateway: '血站接口', print: '打印送检单', printed: '✓ 已生成 {{file}}', open: '打开', made: '✓ 送检单 {{number}} 已登记。'
} as const
