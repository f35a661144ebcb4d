import { rawDocumentSchema, type RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { Spoiled } from './port.ts'

/** What an adapter made of one document, or why it is none. One that cannot be read never keeps the others out. */
export function sortDocuments(candidates: readonly { readonly source: string; readonly text: string; readonly value: unknown }[]): { documents: RawDocument[]; spoiled: Spoiled[] } {
  const documents: RawDocument[] = []
  const spoiled: Spoiled[] = []
  for (const { source, text, value } of candidates) {
    const read = rawDocumentSchema.safeParse(value)
    if (read.success) documents.push(read.data)
    else {
      const issue = read.error.issues[0]
      spoiled.push({ source, text: text.slice(0, 20_000), problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
    }
  }
  return { documents, spoiled }
}
