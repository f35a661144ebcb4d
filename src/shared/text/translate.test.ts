import { expect, test } from 'vitest'
import { createTranslate, translate } from './translate.ts'
import { uiEn } from './ui-en.ts'
import { uiZh } from './ui-zh.ts'

test('a text is given in the asked language with its values filled in', () => {
  expect(translate('zh-CN', 'expiry.left-days', { count: 3 })).toBe('还有 3 天')
  expect(translate('en', 'expiry.left-days', { count: 3 })).toBe('3 d left')
})

test('a value is inserted as it is: no HTML escaping, no expansion inside a name', () => {
  const t = createTranslate({ zh: { a: '{{name}}，{{other}}' }, en: { a: '{{name}}' } })
  expect(t('zh-CN', 'a', { name: '<王>{{other}}', other: 'x' })).toBe('<王>{{other}}，x')
})

test('a missing value stays visible instead of becoming a blank', () => {
  expect(translate('zh-CN', 'scan.full-width-reason')).toContain('{{raw}}')
})

test('both languages fill the same values in every sentence', () => {
  const names = (text: string): string[] => [...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1] ?? '').sort()
  for (const [key, zh] of Object.entries(uiZh)) expect([key, names(uiEn[key as keyof typeof uiZh])]).toEqual([key, names(zh)])
})
