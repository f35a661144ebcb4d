import { z } from 'zod'
import { attachmentSubjects, MAX_ATTACHMENT, MAX_ATTACHMENTS, mediaTypes, tidyName, type Attachment } from '../../domain/attachments/attachment.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { create, type Effects } from '../effects.ts'
import { find } from '../load.ts'

const payload = z.object({
  subject: z.string().max(120).refine((s) => attachmentSubjects.some((kind) => s.startsWith(`${kind}:`)), 'nothing that files are attached to'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  mediaType: z.enum(mediaTypes),
  size: z.number().int().min(1).max(MAX_ATTACHMENT)
})
type Payload = z.infer<typeof payload>

/**
 * R07 R08 R10: a file belongs to a thing. The bytes are kept where they were read and follow when there is a network; this says that there are such.
 * The same file is attached to one thing once, whoever does it; nothing is ever taken off.
 */
export const attach = defineCommand<Payload, readonly Attachment[]>({
  name: 'attachments.attach',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  byServer: 'also',
  secondPerson: false,
  payload,
  *load({ subject }) {
    return yield* find('attachment', { subject })
  },
  decide(there, p, context) {
    if (there.some((a) => a.sha256 === p.sha256)) return err(refusal('attachments.known', { name: p.name }))
    if (there.length >= MAX_ATTACHMENTS) return err(refusal('attachments.too-many', { most: MAX_ATTACHMENTS }))
    return ok(attached(p, context))
  },
  caseOf: () => 'no-case',
  /** Two benches attached to one thing without seeing each other: one file too many is no harm, and it is in somebody's hand. */
  record(there, p, context) {
    return there.some((a) => a.sha256 === p.sha256) ? null : attached(p, context)
  }
})

function attached({ subject, sha256, name, mediaType, size }: Payload, { now, actor }: CommandContext): Effects {
  const id = nameId('attachment', subject, sha256)
  return {
    puts: [create('attachment', { id, subject, sha256, name: tidyName(name, mediaType), mediaType, size, addedAt: now, addedBy: actor.userId })],
    labels: [],
    audit: { subjects: [subject, `attachment:${id}`], detail: { sha256, mediaType, size } }
  }
}
