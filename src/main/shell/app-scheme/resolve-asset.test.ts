import { expect, it } from 'vitest'
import { resolveAsset } from './resolve-asset.ts'

const root = '/opt/bench/out/renderer'

it('R18 the page and its files are served with their types', () => {
  expect(resolveAsset(root, 'bench://app/')).toEqual({ file: `${root}/index.html`, type: 'text/html; charset=utf-8' })
  expect(resolveAsset(root, 'bench://app/assets/a-1.js?x#y')?.file).toBe(`${root}/assets/a-1.js`)
})

it.each([
  'bench://app/../../package.json',
  'bench://app/..%2f..%2fpackage.json',
  'bench://app/%2e%2e/%2e%2e/package.json',
  'bench://app/assets/..%5c..%5cpackage.json',
  'bench://app//etc/passwd.json/../../x',
  'bench://app/a%00.js',
  'bench://app/%E0%A4%A.js',
  'bench://other/index.html',
  'file:///etc/passwd.json',
  'bench://app/secret.db',
  'bench://app/noextension',
  'nonsense'
])('R18 %s is not served from outside the renderer build', (url) => {
  const asset = resolveAsset(root, url)
  expect(asset === null || asset.file.startsWith(`${root}/`)).toBe(true)
  if (!url.includes('%2e%2e') && !url.includes('/../')) expect(asset).toBeNull()
})
