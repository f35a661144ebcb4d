import { z } from 'zod'
import { attachmentSubjects, MAX_ATTACHMENT, MAX_ATTACHMENTS, mediaTypes, stands, tidyName, type Attachment } from '../../domain/attachments/attachment.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, create, type Effects } from '../effects.ts'
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
 * The same file is attached to one thing once, whoever does it. One that was taken back stands again when a person attaches it once more; the station,
 * which sends its documents again, does not overrule a person.
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
    if (isKnown(there, p, context)) return err(refusal('attachments.known', { name: p.name }))
    if (there.filter(stands).length >= MAX_ATTACHMENTS) return err(refusal('attachments.too-many', { most: MAX_ATTACHMENTS }))
    return ok(attached(there, p, context))
  },
  caseOf: () => 'no-case',
  /** Two benches attached to one thing without seeing each other: one file too many is no harm, and it is in somebody's hand. */
  record(there, p, context) {
    return isKnown(there, p, context) ? null : attached(there, p, context)
  }
})

function isKnown(there: readonly Attachment[], { sha256 }: Payload, { actor }: CommandContext): boolean {
  const same = there.find((a) => a.sha256 === sha256)
  return same !== undefined && (stands(same) || actor.userId.startsWith('server:'))
}

function attached(there: readonly Attachment[], { subject, sha256, name, mediaType, size }: Payload, { now, actor }: CommandContext): Effects {
  const id = nameId('attachment', subject, sha256)
  const before = there.find((a) => a.id === id)
  const fields = { subject, sha256, name: tidyName(name, mediaType), mediaType, size, addedAt: now, addedBy: actor.userId, takenBackAt: null, takenBackBy: null, takenBackReason: null }
  return {
    puts: [before === undefined ? create('attachment', { id, ...fields }) : change('attachment', before, fields)],
    labels: [],
    audit: { subjects: [subject, `attachment:${id}`], detail: { sha256, mediaType, size } }
  }
}
