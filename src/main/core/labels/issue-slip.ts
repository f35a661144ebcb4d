import PDFDocument from 'pdfkit'
import type { BloodGroup } from '../../../shared/domain/stock/blood-group.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'
import { issueSlipWords as words, MISSING_GLYPH_MARK } from '../../../shared/text/issue-slip-words.ts'
import { codePointName, fontCoverage } from './font-coverage.ts'
import type { IssueSlip, IssueSlipUnit } from './issue-slip-content.ts'
import type { LabelFonts } from './label-assets.ts'
import { groupedDin } from './label-texts.ts'
import { pdfBytes } from './pdf-bytes.ts'

// A5 landscape, in points.
const PAGE = { width: 595.28, height: 419.53, margin: 28 }
const INNER = PAGE.width - 2 * PAGE.margin
/** Sum to INNER; the order is `words.columns`. */
const COLUMNS = [26, 62, 86, 118, 42, 50, 66, 52, 37.28]
const CELL = { padX: 3, padY: 3.5, size: 8.5 }
const SIGNATURES_HEIGHT = 74

type Document = PDFKit.PDFDocument

/**
 * A patient's name may hold a character the font lacks, and blood must not wait for it: the mark takes its place and the foot
 * of the slip names the character, so nobody reads a name with a silent gap.
 */
function markMissing(fonts: LabelFonts): { readonly say: (text: string) => string; readonly missing: Set<string> } {
  const coverage = fontCoverage(fonts.regular)
  const missing = new Set<string>()
  const say = (text: string): string =>
    Array.from(text, (char) => {
      if (char === '\n') return char
      if (coverage.has(char.codePointAt(0) ?? 0)) return char
      missing.add(codePointName(char))
      return MISSING_GLYPH_MARK
    }).join('')
  return { say, missing }
}

function groupText(group: BloodGroup, between = ' '): string {
  return `${group.abo}${words.aboSuffix}${between}${words.rhd[group.rhd ?? 'unknown']}`
}

function unitCells(unit: IssueSlipUnit, index: number): string[] {
  return [
    String(index + 1),
    unit.selfNumber,
    groupedDin(unit.din),
    unit.componentName,
    unit.volumeText,
    groupText(unit.group, '\n'),
    shanghaiText(unit.expiresAt),
    words.crossMatch[unit.crossMatch],
    words.appearance[unit.appearance]
  ]
}

function watermark(document: Document): void {
  document.save()
  document.rotate(-28, { origin: [PAGE.width / 2, PAGE.height / 2] })
  document.font('bold').fontSize(92).fillColor('#000').fillOpacity(0.13)
  document.text(words.practice, 0, PAGE.height / 2 - 66, { width: PAGE.width, align: 'center', lineBreak: false })
  document.restore()
  document.fillOpacity(1).fillColor('#000')
}

function row(document: Document, y: number, cells: { readonly texts: readonly string[]; readonly bold: boolean }): number {
  document.font(cells.bold ? 'bold' : 'regular').fontSize(CELL.size)
  const heights = cells.texts.map((text, i) => document.heightOfString(text, { width: (COLUMNS[i] ?? 0) - 2 * CELL.padX }))
  const height = Math.max(...heights) + 2 * CELL.padY
  let x = PAGE.margin
  cells.texts.forEach((text, i) => {
    const width = COLUMNS[i] ?? 0
    document.lineWidth(0.6).rect(x, y, width, height).stroke()
    const top = y + (height - (heights[i] ?? 0)) / 2
    // The self-number is what hands and eyes compare with the bag.
    document.font(cells.bold || i === 1 ? 'bold' : 'regular').text(text, x + CELL.padX, top, { width: width - 2 * CELL.padX })
    x += width
  })
  return y + height
}

function rowHeight(document: Document, texts: readonly string[]): number {
  document.font('bold').fontSize(CELL.size)
  return Math.max(...texts.map((text, i) => document.heightOfString(text, { width: (COLUMNS[i] ?? 0) - 2 * CELL.padX }))) + 2 * CELL.padY
}

interface Field {
  readonly label: string
  readonly value: string
  readonly width: number
  readonly size?: number
}

/** Label and value in given widths; a long value wraps and pushes down what follows. Returns the y below the line. */
function fields(document: Document, y: number, line: readonly Field[]): number {
  let [x, bottom] = [PAGE.margin, y]
  for (const field of line) {
    document.font('regular').fontSize(9).text(field.label, x, y + 1, { lineBreak: false })
    const used = document.widthOfString(field.label) + 5
    document.font('bold').fontSize(field.size ?? 10)
    document.text(field.value, x + used, y + (field.size ? -1.5 : 0), { width: field.width - used - 6 })
    bottom = Math.max(bottom, document.y)
    x += field.width
  }
  return bottom + 3
}

function heading(document: Document, slip: IssueSlip, say: (text: string) => string): number {
  document.font('bold').fontSize(15)
  document.text(`${say(slip.hospitalName)}  ${words.title}`, PAGE.margin, PAGE.margin - 6, { width: INNER, align: 'center' })
  let y = document.y + 5
  const { patient } = slip
  y = fields(document, y, [
    { label: words.name, value: say(patient.name), width: 210, size: 12 },
    { label: words.sex, value: words.sexes[patient.sex], width: 62 },
    { label: words.age, value: say(patient.age), width: 82 },
    { label: words.group, value: patient.group === null ? words.groupUnknown : groupText(patient.group), width: INNER - 354, size: 12 }
  ])
  y = fields(document, y, [
    { label: words.record, value: say(patient.recordNumber), width: 140 },
    { label: words.ward, value: say(patient.ward), width: 160 },
    { label: words.bed, value: say(patient.bed), width: 80 },
    { label: words.request, value: say(slip.requestNumber), width: INNER - 380 }
  ])
  return row(document, y + 2, { texts: words.columns, bold: true })
}

function signatures(document: Document, slip: IssueSlip, at: { readonly y: number; readonly say: (text: string) => string }): void {
  const total = words.total.replace('{n}', String(slip.units.length))
  document.font('bold').fontSize(9.5).text(total, PAGE.margin, at.y + 6, { width: INNER })
  const third = INNER / 3
  const line = at.y + 26
  fields(document, line, [
    { label: words.issuedBy, value: at.say(slip.issuedBy), width: third },
    { label: words.checkedBy, value: at.say(slip.checkedBy), width: third },
    { label: words.receivedBy, value: '', width: third }
  ])
  fields(document, line + 22, [
    { label: words.issuedAt, value: shanghaiText(slip.issuedAt), width: third },
    { label: words.printedAt, value: shanghaiText(slip.printedAt), width: third },
    { label: words.receivedAt, value: '', width: third }
  ])
  const from = PAGE.margin + 2 * third
  for (const [y, label] of [[line, words.receivedBy], [line + 22, words.receivedAt]] as const) {
    document.font('regular').fontSize(9)
    document.lineWidth(0.6).moveTo(from + document.widthOfString(label) + 5, y + 14).lineTo(PAGE.margin + INNER, y + 14).stroke()
  }
}

function foot(document: Document, missing: ReadonlySet<string>, practice: boolean): void {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page)
    if (practice) watermark(document)
    const number = words.page.replace('{page}', String(page + 1)).replace('{pages}', String(count))
    document.font('regular').fontSize(8)
    const y = PAGE.height - 22
    document.text(number, PAGE.margin, y, { width: INNER, align: 'right', lineBreak: false })
    const note = missing.size > 0 ? words.missing.replace('{list}', [...missing].join('、')) : ''
    document.text(note, PAGE.margin, y, { width: INNER - 110, lineBreak: false })
  }
}

/**
 * The paper that goes with the blood: A5 landscape PDF, as many pages as the units need, heading and column titles on each,
 * the signatures on the last. Nothing is cut off: long names wrap. The font is embedded as TTF (a woff2 prints blank).
 */
export async function renderIssueSlip(slip: IssueSlip, fonts: LabelFonts): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [PAGE.width, PAGE.height], margin: 0, bufferPages: true, info: { Title: words.title } })
  document.registerFont('regular', Buffer.from(fonts.regular))
  document.registerFont('bold', Buffer.from(fonts.bold))
  const { say, missing } = markMissing(fonts)
  let y = heading(document, slip, say)
  const bottom = PAGE.height - PAGE.margin
  slip.units.forEach((unit, i) => {
    const texts = unitCells(unit, i).map(say)
    const last = i === slip.units.length - 1
    // The last unit stays with its signatures: a signature on an otherwise empty page vouches for nothing.
    if (y + rowHeight(document, texts) + (last ? SIGNATURES_HEIGHT : 0) > bottom) {
      document.addPage()
      y = heading(document, slip, say)
    }
    y = row(document, y, { texts, bold: false })
  })
  signatures(document, slip, { y, say })
  foot(document, missing, slip.practice)
  return pdfBytes(document)
}
