import { find, get } from '../../../../shared/commands/load.ts'
import type { LabelContent } from '../../../../shared/domain/labels/label-content.ts'
import type { LabelLayout } from '../../../../shared/domain/labels/label-layout.ts'
import { formatNumber } from '../../../../shared/domain/numbering/format-number.ts'
import { quantityText } from '../../../../shared/domain/stock/component-class.ts'
import { shanghai } from '../../../../shared/kernel/time.ts'
import type { BenchContext } from '../../bench-context.ts'
import { labelSamples } from '../../labels/label-samples.ts'

/** One label drawn to see whether a layout will do. */
export interface TriedLabel {
  readonly sample: string
  readonly number: string
  readonly dataUrl: string | null
  /** Why it cannot be printed; null when it was drawn and read back. */
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, string>> } | null
}

const longest = (texts: readonly string[], otherwise: string): string => texts.reduce((a, b) => (b.length > a.length ? b : a), '') || otherwise

/** Numbers of one shape are equally wide in Code 128, whatever their digits. */
const shapeOf = (number: string): string => number.replace(/\d/g, '0').replace(/[A-Z]/g, 'A')

/** What this bench itself will print: its hospital, its longest product, its longest place, the last number of each kind of range. */
function benchContents(bench: BenchContext): { readonly sample: string; readonly content: LabelContent }[] {
  const { documents } = bench
  const year = shanghai(bench.clock()).year
  const hospitalName = documents.run(get('site', 'site'))?.hospitalName || labelSamples.normal.hospitalName
  const printedAt = bench.clock()
  const products = documents.run(find('product', {})).filter((p) => p.active)
  const product = products.reduce<(typeof products)[number] | null>((a, b) => (a !== null && a.name.length >= b.name.length ? a : b), null)
  const location = longest(documents.run(find('fridge', {})).map((f) => (f.layers > 0 ? `${f.name}/${f.layers}层` : f.name)), labelSamples.longest.location)
  const numbers = documents.run(find('number_range', {})).map((range) => formatNumber(range, year, range.end))
  const shapes = [...new Map(numbers.map((number) => [shapeOf(number), number])).values()]
  const own: Partial<LabelContent> = { hospitalName, printedAt }
  const widest: LabelContent = {
    ...labelSamples.longest,
    ...own,
    location,
    ...(product === null ? {} : { componentName: product.name, volumeText: quantityText(product.quantity, product.quantityUnit) })
  }
  const first = shapes[0] ?? labelSamples.normal.selfNumber
  return [
    { sample: 'normal', content: { ...labelSamples.normal, ...own, selfNumber: first } },
    { sample: 'negative', content: { ...labelSamples.negative, ...own, selfNumber: first } },
    { sample: 'reprint', content: { ...labelSamples.reprint, ...own, selfNumber: first } },
    ...(shapes.length === 0 ? [first] : shapes).map((selfNumber) => ({ sample: 'longest', content: { ...widest, selfNumber } }))
  ]
}

/** Draws and reads back what this bench would print with the layout. Nothing is stored, nothing is sent to a printer. */
export async function tryLayout(bench: BenchContext, layout: LabelLayout): Promise<TriedLabel[]> {
  const tried: TriedLabel[] = []
  for (const { sample, content } of benchContents(bench)) {
    const label = await bench.renderer.render(content, layout)
    const dataUrl = label.ok ? `data:image/png;base64,${Buffer.from(label.value.png).toString('base64')}` : null
    tried.push({ sample, number: content.selfNumber, dataUrl, problem: label.ok ? null : label.error })
  }
  return tried
}
