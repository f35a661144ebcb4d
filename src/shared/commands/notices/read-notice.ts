import { z } from 'zod'
import type { Notice, NoticeRead } from '../../domain/notices/notice.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({ noticeId: z.string() })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly notice: Notice | null
  readonly reads: readonly NoticeRead[]
}

/** R10: this person has read the notice as it is now. Said at any bench, also without the server. */
export const readNotice = defineCommand<Payload, Documents>({
  name: 'notices.readNotice',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'look',
  secondPerson: false,
  payload,
  *load({ noticeId }) {
    return { notice: yield* get('notice', noticeId), reads: yield* find('notice_read', { noticeId }) }
  },
  decide({ notice, reads }, _p, { now, actor }) {
    if (notice === null) return err(refusal('notices.notice-unknown'))
    const old = reads.find((r) => r.userId === actor.userId)
    const said = { noticeVersion: notice.version, readAt: now }
    if (old !== undefined && old.noticeVersion >= notice.version) return err(refusal('notices.read-before'))
    const put = old === undefined ? create('notice_read', { id: nameId('notice_read', notice.id, actor.userId), noticeId: notice.id, userId: actor.userId, ...said }) : change('notice_read', old, said)
    return ok({ puts: [put], labels: [], audit: { subjects: [`notice:${notice.id}`], detail: { number: notice.number } } })
  },
  // Read on two benches is read.
  caseOf: () => 'no-case'
})
