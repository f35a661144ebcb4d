import { expect, test } from 'vitest'
import { serverAddress } from './server-address.ts'

test('R20 a typed address is taken by its origin; what is not encrypted is marked', () => {
  expect(serverAddress(' https://blood.example.org:7420/ ')).toEqual({ href: 'https://blood.example.org:7420', plain: false })
  expect(serverAddress('http://127.0.0.1:7420/sync')).toEqual({ href: 'http://127.0.0.1:7420', plain: true })
})

test.each(['', 'blood.example.org', 'https://', 'ftp://x', 'https://a b', 'https://user:pin@x', 'javascript:alert(1)'])('R20 %j is no address of a server', (typed) => {
  expect(serverAddress(typed)).toBeNull()
})
