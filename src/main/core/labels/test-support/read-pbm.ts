import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Bitmap } from '../bitmap.ts'

const run = promisify(execFile)

function parsePbm(file: Buffer): Bitmap {
  const head = /^P4\s+(\d+) (\d+)\n/.exec(file.toString('latin1', 0, 40))
  const [width, height] = [Number(head?.[1]), Number(head?.[2])]
  return { width, height, stride: Math.ceil(width / 8), data: new Uint8Array(file.subarray(head?.[0].length)) }
}

/** Pages of a PDF as an office printer's driver would draw them (poppler), one bit per dot. */
export async function rasterise(pdf: Uint8Array, dpi: number): Promise<Bitmap[]> {
  const dir = await mkdtemp(join(tmpdir(), 'label-pdf-'))
  try {
    await writeFile(join(dir, 'in.pdf'), pdf)
    await run('pdftoppm', ['-r', String(dpi), '-mono', join(dir, 'in.pdf'), join(dir, 'page')])
    const pages = (await readdir(dir)).filter((name) => name.endsWith('.pbm')).toSorted()
    return await Promise.all(pages.map(async (name) => parsePbm(await readFile(join(dir, name)))))
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** The text of a PDF as a reader would copy it, without white space. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'label-pdf-'))
  try {
    await writeFile(join(dir, 'in.pdf'), pdf)
    const { stdout } = await run('pdftotext', ['-raw', join(dir, 'in.pdf'), '-'])
    return stdout.replace(/\s/g, '')
  } finally {
    await rm(dir, { recursive: true })
  }
}
