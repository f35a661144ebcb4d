import { expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'

test('R19 what cannot be seen in a scan is named, and what fills a report is counted', () => {
  expect(visibleText('=%5100\r\n')).toBe('=%5100<CR><LF>')
  expect(visibleText(`\x02\x06]C0=%5100${'\0'.repeat(52)}\x01`)).toBe('<STX><06>]C0=%5100<NUL×52><01>')
  expect(visibleText('\0\0')).toBe('<NUL><NUL>')
})
