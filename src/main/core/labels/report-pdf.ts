import PDFDocument from 'pdfkit'
import type { LabelFonts } from './label-assets.ts'
import { pdfBytes } from './pdf-bytes.ts'
import type { PdfReport } from './report-content.ts'

const MARGIN = 40

/** A4 portrait; tables break over pages by themselves. */
export function renderReport(report: PdfReport, fonts: LabelFonts): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: MARGIN, info: { Title: report.title } })
  document.registerFont('regular', Buffer.from(fonts.regular)).registerFont('bold', Buffer.from(fonts.bold))
  document.font('bold').fontSize(18).text(report.title, { align: 'center' })
  document.font('regular').fontSize(10).text(report.subtitle, { align: 'center' })
  if (report.practiceMark !== null) document.font('bold').fontSize(12).fillColor('#8a5a00').text(report.practiceMark, { align: 'center' }).fillColor('#000')
  for (const section of report.sections) {
    document.moveDown(0.8).font('bold').fontSize(12).text(section.heading, MARGIN).moveDown(0.2)
    document.font('regular').fontSize(9)
    if (section.rows.length === 0) document.text(section.empty)
    else document.table({ data: [[...section.columns], ...section.rows.map((row) => [...row])], rowStyles: (i) => (i === 0 ? { backgroundColor: '#e9eef3' } : {}), defaultStyle: { border: 0.5, padding: 3 } })
  }
  document.moveDown(1.2).fontSize(10)
  for (const line of report.foot) document.text(line, MARGIN)
  return pdfBytes(document)
}
