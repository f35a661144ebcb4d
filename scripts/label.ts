import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLabelAssets } from '../src/main/core/labels/label-assets.ts'
import { createLabelEngine } from '../src/main/core/labels/label-engine.ts'
import { toPdf } from '../src/main/core/labels/to-pdf.ts'
import { toPng } from '../src/main/core/labels/to-png.ts'
import { toZpl } from '../src/main/core/labels/to-zpl.ts'
import { labelSampleNames, labelSamples, type LabelSampleName } from '../src/main/core/labels/label-samples.ts'
import { builtInTemplates } from '../src/main/core/labels/template-files.ts'
import { dotsPerMm, labelDpis, type LabelLayout } from '../src/shared/domain/labels/label-layout.ts'
import { readTemplate } from '../src/shared/domain/labels/read-template.ts'
import { refusalText } from '../src/shared/text/refusal-text.ts'

const HELP = `usage: node scripts/label.ts --sample [NAME] [--template NAME|FILE] [--dpi 203|300] --out DIR

Draws a self-number label and writes it three times, with the same dots:
  DIR/label.png   to look at
  DIR/label.zpl   to send to a label printer, e.g. nc PRINTER 9100 < label.zpl
  DIR/label.pdf   to print at 100 % on label stock
The label's symbols are read back before anything is written.

  --sample         the built-in sample label (invented data); NAME: normal, negative, reprint or longest
  --template NAME  60x40 (default), 50x30 or 40x30, or the path of a template file (*.json)
  --dpi N          resolution of the printer: 203 (default) or 300
  --out DIR        where to write; made if missing
  --help           this text
exit: 0 written, 1 the label was refused or not written, 2 wrong arguments
`

function wrong(sentence: string): number {
  console.error(`${sentence}\nTry: node scripts/label.ts --help`)
  return 2
}

function readArguments(args: string[]) {
  const options = { sample: { type: 'boolean' }, template: { type: 'string' }, dpi: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

const root = resolve(import.meta.dirname, '..')
const paths = { anchor: join(root, 'package.json'), resourcesDir: join(root, 'resources') }

interface Wish {
  readonly layout: LabelLayout
  readonly sample: LabelSampleName
  readonly out: string
}

/** The layout asked for, or the sentence that says why there is none. */
async function layoutOf(template: string, dpiText: string): Promise<LabelLayout | string> {
  const dpi = labelDpis.find((one) => String(one) === dpiText)
  if (dpi === undefined) return `--dpi is ${labelDpis.join(' or ')}, not ${dpiText}.`
  const builtIn = builtInTemplates(paths.resourcesDir)
  const known = builtIn.find((one) => one.name === template)
  if (known) return { template: known, dpi }
  if (!template.endsWith('.json')) return `There is no template ${template}: ${builtIn.map((one) => one.name).join(', ')}, or a *.json file.`
  const read = readTemplate(await readFile(resolve(template), 'utf8'))
  return read.ok ? { template: read.value, dpi } : refusalText('en', read.error.code, read.error.params)
}

async function writeSample({ layout, sample, out }: Wish): Promise<number> {
  const engine = await createLabelEngine(await loadLabelAssets(paths))
  const drawn = await engine.label(labelSamples[sample], layout)
  if (!drawn.ok) {
    console.error(refusalText('en', drawn.error.code, drawn.error.params))
    return 1
  }
  await mkdir(out, { recursive: true })
  const perMm = dotsPerMm(layout.dpi)
  const files = [
    ['label.png', toPng(drawn.value, perMm)],
    ['label.zpl', toZpl(drawn.value)],
    ['label.pdf', await toPdf([drawn.value], perMm)]
  ] as const
  for (const [name, bytes] of files) {
    await writeFile(join(out, name), bytes)
    console.log(`${join(out, name)}  ${bytes.length} bytes, ${drawn.value.width}x${drawn.value.height} dots, symbols read back`)
  }
  return 0
}

async function main(args: string[]): Promise<number> {
  const read = readArguments(args)
  if (typeof read === 'string') return wrong(read)
  const { values, positionals } = read
  if (values.help) {
    console.log(HELP)
    return 0
  }
  if (!values.sample) return wrong('Nothing to draw: give --sample.')
  const [name = 'normal', ...more] = positionals
  const sample = labelSampleNames.find((one) => one === name)
  if (sample === undefined || more.length > 0) return wrong(`There is no sample ${positionals.join(' ')}: ${labelSampleNames.join(', ')}.`)
  if (values.out === undefined || values.out === '') return wrong('Nowhere to write: give --out DIR.')
  try {
    const layout = await layoutOf(values.template ?? '60x40', values.dpi ?? '203')
    return typeof layout === 'string' ? wrong(layout) : await writeSample({ layout, sample, out: resolve(values.out) })
  } catch (cause) {
    console.error(`The label was not written: ${cause instanceof Error ? cause.message : String(cause)}`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
