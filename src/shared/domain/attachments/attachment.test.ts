import { expect, test } from 'vitest'
import { mediaTypeOf, tidyName } from './attachment.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('R07 R08 R10 a file is what its first bytes say, never what its name says', () => {
  expect(mediaTypeOf(bytes('%PDF-1.7\n'))).toBe('application/pdf')
  expect(mediaTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(mediaTypeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png')
  for (const other of [bytes('<svg onload="x()"/>'), bytes('<html>'), bytes('MZ'), bytes(' %PDF-'), new Uint8Array(), new Uint8Array([0xff, 0xd8])]) expect(mediaTypeOf(other)).toBeNull()
})

test.each([
  ['报告 1.PDF', 'application/pdf', '报告 1.pdf'],
  ['..\\..\\windows\\x.exe', 'image/png', 'x.png'],
  ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
  ['photo.jpeg.html', 'image/jpeg', 'photo.jpeg.jpg'],
  ['..', 'image/jpeg', 'file.jpg'],
  ['a\u0000b:c?.png', 'image/png', 'abc.png'],
  ['gpj.\u202eexe', 'image/png', 'gpj.png']
] as const)('R07 the name %s is kept as something that a person reads and a disk takes', (name, type, kept) => {
  expect(tidyName(name, type)).toBe(kept)
})
