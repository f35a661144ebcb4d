import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SendOutcome } from './printer-port.ts'
import type { Spooler } from './spooler.ts'

/** Hands one PDF to a queue of the operating system; the file is taken away when the queue has let go of it. */
export async function printBySpooler(spooler: Spooler, to: { readonly queue: string; readonly name: string }, bytes: Uint8Array): Promise<SendOutcome> {
  let dir: string
  let file: string
  try {
    dir = await mkdtemp(join(tmpdir(), 'label-'))
    file = join(dir, `${to.name}.pdf`)
    await writeFile(file, bytes, { mode: 0o600 })
  } catch {
    return { outcome: 'not-sent', reason: 'no-folder' }
  }
  try {
    return await spooler.print(file, { queue: to.queue, title: to.name })
  } finally {
    await rm(dir, { recursive: true, force: true }).catch(() => {})
  }
}
