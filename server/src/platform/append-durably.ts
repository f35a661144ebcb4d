import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'

/**
 * Puts whole lines behind a file that is only ever written on; on the disk when it resolves. Several servers may share the file: each write is
 * one piece at the end. Not synchronous: the folder may be on another machine that has gone away, and the server answers meanwhile.
 */
export async function appendDurably(file: string, lines: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a+', 0o640)
  try {
    // Half a line of a power cut must not swallow the first of ours.
    const { size } = await handle.stat()
    const end = Buffer.alloc(1)
    if (size > 0) await handle.read(end, 0, 1, size - 1)
    await handle.write((size > 0 && end.toString() !== '\n' ? '\n' : '') + lines)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
