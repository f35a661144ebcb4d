/** The bytes of a PDFKit document once it is ended. */
export async function pdfBytes(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  document.end()
  for await (const part of document) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
