/** Words of reservations with the station (R01, R02), in Chinese. Keys are shared with `reservations-en.ts`. */
export const reservationsZh = {
  title: '用血预约', back: '返回列表', new: '新的预约', templates: '模板', calendar: '日历', list: '列表', outlook: '库存和用量', search: '查找（单号、用途、品种）', rows: '预约单（{{count}}）', none: '还没有预约', 'none-next': '按 N 写一张预约单。草稿在断网时也能写，提交要连上服务器。',
  'col.number': '单号', 'col.state': '状态', 'col.needed': '需用时间', 'col.purpose': '用途', 'col.lines': '内容', 'col.station': '血站', 'col.product': '品种', 'col.abo': 'ABO', 'col.rhd': 'RhD', 'col.quantity': '数量', 'col.answer': '血站答复', 'col.promised': '答应', 'col.came': '已到', 'col.reason': '原因', 'col.expected': '预计', 'col.remove': '',
  urgent: '紧急', 'urgent.yes': '⚠ 紧急', unseen: '● 新答复', 'pending.submit': '◐ 等血站受理', 'pending.amend': '◐ 变更等答复', 'pending.withdraw': '◐ 撤回等答复',
  'message.waiting': '○ 等待发出，从 {{at}} 起', 'message.accepted': '✓ 血站已收', 'message.refused': '✕ 血站拒收', 'message.dead': '✕ 要人处理（见“联络”）', 'message.dropped': '已放弃发送',
  number: '预约单号', needed: '需用时间', purpose: '用途', 'purpose-help': '例如：择期手术、常规库存、抢救。', lines: '预约内容', 'add-line': '加一行', 'remove-line': '删除', save: '保存草稿', submit: '提交给血站', 'submit-sure': '提交后发给血站，只发一次。', amend: '变更', 'amend.send': '提交变更', withdraw: '撤回', 'withdraw.title': '撤回预约单 {{number}}', 'withdraw.reason': '撤回原因', edit: '修改草稿',
  saved: '✓ 草稿已保存。', submitted: '✓ 已提交，由服务器发给血站。', amended: '✓ 变更已提交。', withdrawn: '✓ 撤回已提交。', print: '打印', printed: '✓ 已生成 {{file}}', open: '打开',
  refusal: '✕ 血站没有受理：{{text}}', reference: '血站编号 {{reference}}', feedback: '答复记录（{{count}}）', 'feedback.none': '血站还没有答复', 'feedback.line': '第 {{line}} 行 {{answer}} {{quantity}} {{reason}}', 'feedback.problem': '⚠ 第 {{line}} 行的答复自相矛盾，没有采用', dispatches: '对应的发血单', 'dispatches.none': '还没有', 'dispatch.open': '核对中', 'dispatch.finished': '已核对', 'dispatch.none': '未收到',
  'outlook.history': '看过去几天', 'outlook.cover': '备几天', 'outlook.reserve': '每种保底', 'col.used': '用了', 'col.usable': '可用', 'col.expiring': '其中将过期', 'col.way': '在途', 'col.use': '预计用', 'col.suggested': '建议', 'outlook.none': '没有用量也没有库存', 'outlook.rule': '建议 = 预计用 + 保底 −（可用 − 用不完就过期的 + 在途），不足时取整。只是加减，不预测。', 'outlook.take': '按建议写预约', 'chart.unit': '可用与预计用（{{unit}}）', 'chart.stock': '可用', 'chart.use': '预计用',
  'template.use': '用模板', 'template.save': '存为模板', 'template.name': '模板名称', 'template.days': '星期', 'template.none': '没有模板。打开一张预约单，按“存为模板”。', 'template.saved': '✓ 模板已保存。', 'template.today': '今天常用：{{names}}',
  'day.1': '一', 'day.2': '二', 'day.3': '三', 'day.4': '四', 'day.5': '五', 'day.6': '六', 'day.7': '日', 'calendar.none': '没有'
} as const
