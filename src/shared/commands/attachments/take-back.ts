import { z } from 'zod'
import { stands, type Attachment } from '../../domain/attachments/attachment.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { change, type Effects } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ attachmentId: z.string().min(1).max(100), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/**
 * R07 R08 R10: a wrong file is taken back, with its reason. That it was there, and its bytes, stay on record; nobody opens it any more. The same file
 * attached once more stands again.
 */
export const takeBack = defineCommand<Payload, Attachment | null>({
  name: 'attachments.takeBack',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load({ attachmentId }) {
    return yield* get('attachment', attachmentId)
  },
  decide(file, p, context) {
    if (file === null) return err(refusal('attachments.unknown'))
    if (!stands(file)) return err(refusal('attachments.taken-back', { name: file.name, reason: file.takenBackReason ?? '' }))
    return ok(takenBack(file, p, context))
  },
  /** Two people took one file back: the first one's reason stays. */
  caseOf: () => 'no-case'
})

function takenBack(file: Attachment, { reason }: Payload, { now, actor }: CommandContext): Effects {
  return {
    puts: [change('attachment', file, { takenBackAt: now, takenBackBy: actor.userId, takenBackReason: reason })],
    labels: [],
    audit: { subjects: [file.subject, `attachment:${file.id}`], detail: { sha256: file.sha256, reason } }
  }
}
