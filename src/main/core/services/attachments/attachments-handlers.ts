import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attach } from '../../../../shared/commands/attachments/attach.ts'
import { takeBack } from '../../../../shared/commands/attachments/take-back.ts'
import { find, get } from '../../../../shared/commands/load.ts'
import { MAX_ATTACHMENT, mediaTypeOf, stands, type MediaType } from '../../../../shared/domain/attachments/attachment.ts'
import { MAX_PIXELS, pictureFault } from '../../../../shared/domain/attachments/pixels.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'

type Names = 'attachments.list' | 'attachments.add' | 'attachments.takeBack' | 'attachments.open'

/** R07 R08 R10: files beside a referral, a return or a notice. */
export function attachmentsHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, attachments } = bench
  const nameOf = (userId: string): string => documents.run(get('app_user', userId))?.name ?? userId
  return {
    'attachments.list': ({ subject }) => {
      const added = documents.run(find('attachment', { subject })).toSorted((a, b) => (a.addedAt < b.addedAt ? -1 : 1))
      const found = [...added.filter(stands), ...added.filter((a) => !stands(a))]
      return ok({
        attachments: found.map((a) => {
          const state = attachments.stateOf(a.sha256)
          return { ...a, addedByName: nameOf(a.addedBy), takenBackByName: a.takenBackBy === null ? null : nameOf(a.takenBackBy), where: state === 'absent' ? ('elsewhere' as const) : state }
        })
      })
    },
    'attachments.add': ({ commandId, subject, name, bytes }, actor) => {
      if (bytes.length > MAX_ATTACHMENT) return err(refusal('attachments.too-large', { name, megabytes: MAX_ATTACHMENT / 1024 / 1024 }))
      const mediaType = mediaTypeOf(bytes)
      const problem = pictureProblem(name, bytes, mediaType)
      if (mediaType === null || problem !== null) return err(problem ?? refusal('attachments.not-kept', { name }))
      const closed = bench.guard.before('fact')
      if (closed !== null) return err(closed)
      // Before the command: what it names is on the disk. Bytes that nothing names are never sent, and go again when the command is refused.
      const sha256 = attachments.keep(bytes, { sent: false })
      const result = runCommand(bench, { purpose: 'attachments.add', command: attach, commandId, payload: { subject, sha256, name, mediaType, size: bytes.length }, actor })
      if (!result.ok) attachments.dropUnnamed(sha256)
      return result.ok ? ok({}) : result
    },
    'attachments.takeBack': ({ commandId, attachmentId, reason }, actor) => {
      const result = runCommand(bench, { purpose: 'attachments.takeBack', command: takeBack, commandId, payload: { attachmentId, reason }, actor })
      return result.ok ? ok({}) : result
    },
    'attachments.open': async ({ attachmentId }) => {
      const found = documents.run(get('attachment', attachmentId))
      if (found !== null && !stands(found)) return err(refusal('attachments.taken-back', { name: found.name, reason: found.takenBackReason ?? '' }))
      const bytes = found === null ? null : (attachments.bytesOf(found.sha256) ?? (await bench.sync.fetchAttachment(found.sha256)))
      if (found === null || bytes === null) return err(refusal('attachments.absent', { name: found?.name ?? '' }))
      const { name, mediaType, sha256 } = found
      // The server believes benches about what is in a picture: it is looked at before it is unpacked.
      const problem = pictureProblem(name, bytes, mediaType)
      if (problem !== null) return err(problem)
      if (mediaType !== 'application/pdf') return ok({ kind: 'picture', name, mediaType, bytes: new Uint8Array(bytes) })
      const file = `slips/attachment-${sha256.slice(0, 16)}.pdf`
      mkdirSync(join(bench.config.dataDir, 'slips'), { recursive: true })
      writeFileSync(join(bench.config.dataDir, file), bytes)
      return ok({ kind: 'slip', name, file })
    }
  }
}

function pictureProblem(name: string, bytes: Uint8Array, mediaType: MediaType | null): Refusal | null {
  const fault = pictureFault(bytes, mediaType)
  if (fault === 'not-kept') return refusal('attachments.not-kept', { name })
  return fault === null ? null : refusal('attachments.too-many-pixels', { name, most: MAX_PIXELS / 1e6 })
}
