/** What must not be issued: 临床输血技术规范 art. 26, eight items in its order. */
export const appearanceDefects = [
  'label-damaged',
  'bag-damaged',
  'clots',
  'lipemic-plasma',
  'bubbles-or-flocs',
  'unclear-interface',
  'purple-red-cells',
  'expired-or-other'
] as const
export type AppearanceDefect = (typeof appearanceDefects)[number]
