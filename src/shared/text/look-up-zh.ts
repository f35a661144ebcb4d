/** Words of a scan that looks a bag up, in Chinese. Keys are shared with `look-up-en.ts`. */
export const lookUpZh = {
  'join': '、',
  'expected': '血袋献血码或自编号标签',
  'expired': '这袋血已过失效时间，不得使用。',
  'expired-next': '请取出放入隔离冰箱，并报废。',
  'quarantined': '正在隔离：{{reason}}',
  'not-usable': '现在的状态不能发出。',
  'split': '同一献血码有 {{count}} 袋',
  'split-next': '请选择其中一袋，或扫描自编号标签。',
  'bag-unknown': '库里没有这袋血：{{din}}',
  'bag-unknown-next': '要入库请按 F3。',
  'own-din': '本院标签上的献血码 {{din}}',
  'own-din-next': '已列出这个献血码的血袋。'
} as const
