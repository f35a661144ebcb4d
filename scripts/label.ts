import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLabelAssets } from '../src/main/core/labels/label-assets.ts'
import { createLabelEngine } from '../src/main/core/labels/label-engine.ts'
import { toPdf } from '../src/main/core/labels/to-pdf.ts'
import { toPng } from '../src/main/core/labels/to-png.ts'
import { toZpl } from '../src/main/core/labels/to-zpl.ts'
import type { LabelContent } from '../src/shared/domain/labels/label-content.ts'
import { labelRefusals } from '../src/shared/text/label-refusals.ts'

const HELP = `usage: node scripts/label.ts --sample --out DIR

Draws a self-number label (60 x 40 mm, 203 dpi) and writes it three times, with the same dots:
  DIR/label.png   to look at
  DIR/label.zpl   to send to a label printer, e.g. nc PRINTER 9100 < label.zpl
  DIR/label.pdf   to print at 100 % on label stock
The label's symbols are read back before anything is written.

  --sample   the built-in sample label (invented data)
  --out DIR  where to write; made if missing
  --help     this text
exit: 0 written, 1 the label was refused or not written, 2 wrong arguments
`

/** Invented: A9999 is no registered facility. */
const SAMPLE: LabelContent = {
  selfNumber: 'A2600123',
  din: 'A999926123456',
  productCode: 'E0791V00',
  componentName: '去白细胞悬浮红细胞',
  volumeText: '2 U',
  abo: 'A',
  rhd: 'pos',
  expiresAt: '2026-12-22T15:59:00.000Z',
  location: '2号储血冰箱 第3层',
  hospitalName: '广州示例医院输血科',
  printedAt: '2026-11-22T06:05:00.000Z',
  reprint: 0
}

function wrong(sentence: string): number {
  console.error(`${sentence}\nTry: node scripts/label.ts --help`)
  return 2
}

function readArguments(args: string[]) {
  const options = { sample: { type: 'boolean' }, out: { type: 'string' }, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ args, options }).values
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

async function writeSample(out: string): Promise<number> {
  const root = resolve(import.meta.dirname, '..')
  const paths = { anchor: join(root, 'package.json'), resourcesDir: join(root, 'resources') }
  const engine = await createLabelEngine(await loadLabelAssets(paths))
  const drawn = await engine.label(SAMPLE)
  if (!drawn.ok) {
    const sentence = labelRefusals[drawn.error.code].en.replace(/\{(\w+)\}/g, (_, name: string) => drawn.error.params[name] ?? '')
    console.error(sentence)
    return 1
  }
  await mkdir(out, { recursive: true })
  const files = [
    ['label.png', toPng(drawn.value)],
    ['label.zpl', toZpl(drawn.value)],
    ['label.pdf', await toPdf([drawn.value])]
  ] as const
  for (const [name, bytes] of files) {
    await writeFile(join(out, name), bytes)
    console.log(`${join(out, name)}  ${bytes.length} bytes, ${drawn.value.width}x${drawn.value.height} dots, symbols read back`)
  }
  return 0
}

async function main(args: string[]): Promise<number> {
  const values = readArguments(args)
  if (typeof values === 'string') return wrong(values)
  if (values.help) {
    console.log(HELP)
    return 0
  }
  if (!values.sample) return wrong('Nothing to draw: give --sample.')
  if (values.out === undefined || values.out === '') return wrong('Nowhere to write: give --out DIR.')
  try {
    return await writeSample(resolve(values.out))
  } catch (cause) {
    console.error(`The label was not written: ${cause instanceof Error ? cause.message : String(cause)}`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
