/** Words of signing in, in Chinese. Keys are shared with `identity-en.ts`. */
export const identityZh = {
  'join': '、',
  'sign-in.title': '登录',
  'sign-in.badge': '工号 / 工牌',
  'sign-in.pin': 'PIN',
  'sign-in.submit': '登录',
  'sign-in.help': '刷工牌，或输入工号；然后输入 PIN，按 Enter。',
  'sign-in.no-hospital': '血库工作台',
  'sign-in.badge-read': '工牌已读取',
  'sign-in.badge-next': '请输入 PIN，按 Enter 登录。',
  'sign-in.not-badge': '这不是工牌',
  'sign-in.not-badge-next': '请先刷工牌登录，再扫描血袋。',
  'practice.title': '练习人员（虚构）',
  'practice.help': '按数字键填入工号和 PIN，再按 Enter 登录。',
  'practice.credentials': '工号 {{badge}} · PIN {{pin}}',
  'version': '版本 {{version}}'
} as const
