import { z } from 'zod'
import { noticeSchema, type Notice } from '../../domain/notices/notice.ts'
import { ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = noticeSchema.pick({ partnerId: true, number: true, kind: true, publishedAt: true }).extend({ title: z.string().trim().min(1).max(200), body: z.string().max(20_000) })
type Payload = z.infer<typeof payload>

/** R10: a notice of the station, as it came. Sent again with other words it is the same notice in a new version. */
export const takeNotice = defineCommand<Payload, Notice | null>({
  name: 'notices.takeNotice',
  version: 1,
  kind: 'evidence',
  offline: 'refused',
  capability: 'look',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ partnerId, number }) {
    return yield* get('notice', nameId('notice', partnerId, number))
  },
  decide(old, p, { now }) {
    const put = old === null ? create('notice', { id: nameId('notice', p.partnerId, p.number), ...p, takenAt: now, recallId: null }) : change('notice', old, { ...p, takenAt: now })
    return ok({ puts: [put], labels: [], audit: { subjects: [`notice:${put.doc.id}`], detail: { number: p.number, kind: p.kind } } })
  }
})
