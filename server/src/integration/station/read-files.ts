import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MAX_ATTACHMENT, mediaTypeOf, tidyName } from '../../../../src/shared/domain/attachments/attachment.ts'
import { pictureFault } from '../../../../src/shared/domain/attachments/pixels.ts'
import type { DocumentFile } from '../../../../src/shared/domain/station/document.ts'
import type { Spoiled } from './port.ts'

const given = z.array(z.object({ name: z.string().max(400), base64: z.string().max(Math.ceil(MAX_ATTACHMENT / 3) * 4) })).max(10)

export interface ReadFiles {
  readonly files: readonly DocumentFile[]
  readonly bytes: ReadonlyMap<string, Uint8Array>
  readonly spoiled: readonly Spoiled[]
}

/** The files of a document, told by their bytes. One that is too large, damaged or of another kind is a question for people; the document comes in without it. */
export function readFiles(source: string, value: unknown): ReadFiles {
  const none: ReadFiles = { files: [], bytes: new Map(), spoiled: [] }
  if (value === undefined || value === null) return none
  const read = given.safeParse(value)
  if (!read.success) return { ...none, spoiled: [{ source, text: '', problem: `files: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}` }] }
  const bytes = new Map<string, Uint8Array>()
  const files: DocumentFile[] = []
  const spoiled: Spoiled[] = []
  for (const { name, base64 } of read.data) {
    const content = Buffer.from(base64, 'base64')
    const mediaType = mediaTypeOf(content)
    const fault = pictureFault(content, mediaType)
    if (mediaType === null || fault !== null) {
      spoiled.push({ source, text: name, problem: fault === 'too-many-pixels' ? 'file: too many pixels' : 'file: no PDF, JPEG or PNG' })
      continue
    }
    const sha256 = createHash('sha256').update(content).digest('hex')
    bytes.set(sha256, content)
    files.push({ name: tidyName(name, mediaType), sha256, mediaType, size: content.length })
  }
  return { files, bytes, spoiled }
}
