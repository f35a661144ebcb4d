/** Words of notices and recalls (R10), in Chinese. Keys are shared with `notices-en.ts`. */
export const noticesZh = {
  title: '血站通知', back: '返回', search: '查找（标题、内容、编号）', 'search-key': '查找', unread: '只看未读', all: '全部', recalls: '召回', 'new-recall': '按信函登记召回',
  list: '通知（{{count}}）', none: '没有通知', 'none-next': '血站的通知由服务器自动收取。', 'none-found': '没有找到', 'unread-count': '未读 {{count}}',
  'col.kind': '类型', 'col.title': '标题', 'col.number': '编号', 'col.published': '发布', 'col.read': '已读', 'read.yes': '✓ 已读', 'read.no': '● 未读', 'recall.state.open': '✕ 召回处理中', 'recall.state.closed': '✓ 召回已结束',
  mark: '我已阅读', readers: '已读：{{names}}', 'readers-none': '还没有人读过', print: '打印', printed: '✓ 已生成 {{file}}', open: '打开', 'to-recall': '处理召回',
  'recalls.title': '召回', 'recalls.none': '没有召回', 'col.reason': '原因', 'col.bags': '血袋', 'col.to-do': '待跟进', 'col.state': '状态', 'col.opened': '登记', 'state.open': '✕ 处理中', 'state.closed': '✓ 已结束',
  'recall.title': '召回 {{number}}', 'recall.progress': '{{done}} / {{all}} 袋已写明去向', 'col.din': '献血码', 'col.self': '自编号', 'col.component': '品种', 'col.where': '召回时', 'col.now': '现在', 'col.patient': '患者', 'col.ward': '病区', 'col.follow-up': '去向', 'follow-up': '写明去向', 'follow-up-all': '勾选的一并写明（{{count}}）',
  select: '勾选', 'select-all': '全选待跟进', 'fu.title': '{{count}} 袋的去向', 'fu.text': '去向和处理', 'fu.help': '例如：已电话通知肾内科，未输注，已退回。', 'fu.done': '✓ 已记下 {{count}} 袋的去向。',
  letters: '给病区的通知书', 'letters.made': '✓ 已生成 {{count}} 份', 'letters.none': '没有血袋在病区，不需要通知书。', close: '结束召回', 'close.title': '结束召回 {{number}}', conclusion: '结论', sign: '双人签名', closed: '✓ 召回已结束。', 'closed-by': '✓ {{at}} 由 {{by}}、{{second}} 结束：{{conclusion}}',
  'new.title': '按血站信函登记召回', 'new.number': '信函编号', 'new.reason': '召回原因', 'new.dins': '献血码（每行一个，可扫描）', 'new.dins-bad': '第 {{line}} 行不是献血码：{{text}}', 'new.sure': '双人签名后，在院的血袋立即锁定，已发出的列出患者和病区，之后送来的拒收隔离。', 'new.done': '✓ 召回 {{number}} 已登记。'
} as const
