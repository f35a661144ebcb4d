const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_-]+)["']/

/**
 * Text of a file whose encoding nobody wrote down: UTF-16 by its mark, what an XML declaration names when that is Chinese, UTF-8 with or
 * without mark when the bytes are such, else GB18030 (which holds GBK and GB 2312). A leading mark is taken off.
 * @throws TypeError when the bytes are none of these; nothing is replaced by question marks
 */
export function decodeText(bytes: Uint8Array): string {
  const strictly = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be')
  // A few Chinese words in GB18030 may happen to be good UTF-8: the word of the file counts before the guess.
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  if (/^gb(k|2312|18030)$/i.test(declared.exec(head)?.[1] ?? '')) return strictly('gb18030')
  try {
    return strictly('utf-8')
  } catch {
    return strictly('gb18030')
  }
}
