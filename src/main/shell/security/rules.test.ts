import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './csp.ts'
import { isOwnDocument } from './deny-navigation.ts'
import { isOwnExport, mayLoad } from './deny-network.ts'
import { fuses } from './fuses.ts'
import { securePreferences } from './web-preferences.ts'

it.each(['https://example.org/', 'http://127.0.0.1:1/', 'ws://localhost/', 'file:///etc/hosts', 'bench://other/', 'blob:https://x/1', 'ftp://x/'])(
  'R18 a page may not load %s',
  (url) => expect(mayLoad(url)).toBe(false)
)

it.each(['bench://app/assets/a.js', 'blob:bench://app/5', 'data:image/png;base64,AA'])('R18 a page may load %s', (url) => {
  expect(mayLoad(url)).toBe(true)
})

it('R26 only tables and lists that the page made itself may be saved', () => {
  expect(isOwnExport('blob:bench://app/1', '库存.csv')).toBe(true)
  expect(isOwnExport('blob:bench://app/1', 'rules.json')).toBe(true)
  const refused: [string, string][] = [['blob:bench://app/1', 'x.exe'], ['blob:bench://app/1', '../x.csv'], ['blob:https://x/1', 'x.csv'], ['https://x/x.csv', 'x.csv'], ['bench://app/assets/x.csv', 'x.csv']]
  expect(refused.filter(([url, name]) => isOwnExport(url, name))).toEqual([])
})

it('R18 only the same document may be loaded again', () => {
  expect(['bench://app/', 'bench://app/#/issue'].map(isOwnDocument)).toEqual([true, true])
  expect(['bench://app/assets/x.svg', 'https://app/', 'bench://app.x/', 'about:blank'].map(isOwnDocument)).toEqual([false, false, false, false])
})

it('R18 the content security policy starts from nothing and allows no inline or evaluated script', () => {
  const policy = contentSecurityPolicy('abc')
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

it('R18 the page has no Node, and its world is isolated and sandboxed', () => {
  expect(securePreferences({ preload: 'p', devTools: false })).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false
  })
})

it('R18 the fuses leave no way to run other code in the packaged program', () => {
  expect(fuses).toMatchObject({ RunAsNode: false, EnableNodeOptionsEnvironmentVariable: false, EnableNodeCliInspectArguments: false, OnlyLoadAppFromAsar: true })
})
