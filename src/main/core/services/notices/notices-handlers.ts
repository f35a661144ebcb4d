import { uuidv7 } from 'uuidv7'
import { closeRecall } from '../../../../shared/commands/notices/close-recall.ts'
import { followUpRecall } from '../../../../shared/commands/notices/follow-up-recall.ts'
import { openRecall } from '../../../../shared/commands/notices/open-recall.ts'
import { readNotice } from '../../../../shared/commands/notices/read-notice.ts'
import { find, get } from '../../../../shared/commands/load.ts'
import { needsFollowUp, type Notice, type Recall } from '../../../../shared/domain/notices/notice.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { unitRow } from '../unit-rows.ts'
import { printNotice, writeLetters } from './recall-letters.ts'

type Names = 'notices.list' | 'notices.one' | 'notices.read' | 'notices.recalls' | 'notices.recall' | 'notices.openRecall' | 'notices.followUp' | 'notices.closeRecall' | 'notices.letters' | 'notices.print'
type Row = CallOutput<'notices.list'>['notices'][number]
type View = CallOutput<'notices.recall'>

const MOST = 200
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)

/** R10: notices of the station, read person by person, and recalls to their end. */
export function noticesHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents, db } = bench
  const name = (userId: string | null): string | null => (userId === null ? null : (documents.run(get('app_user', userId))?.name ?? userId))
  const hasRead = (notice: Notice, userId: string): boolean => documents.run(find('notice_read', { noticeId: notice.id })).some((r) => r.userId === userId && r.noticeVersion >= notice.version)
  const noticeRow = (notice: Notice, userId: string): Row => ({ ...notice, read: hasRead(notice, userId), recallState: notice.recallId === null ? null : (documents.run(get('recall', notice.recallId))?.state ?? null) })
  const recallRow = (recall: Recall): View['recall'] => {
    const lines = documents.run(find('recall_line', { recallId: recall.id }))
    return { ...recall, bags: lines.length, toDo: lines.filter(needsFollowUp).length, openedByName: name(recall.openedBy) ?? '', closedByName: name(recall.closedBy), closeCheckedByName: name(recall.closeCheckedBy) }
  }
  const view = (recallId: string): View | null => {
    const recall = documents.run(get('recall', recallId))
    if (recall === null) return null
    const lines = documents.run(find('recall_line', { recallId })).map((line) => {
      const unit = line.unitId === null ? null : unitRow(db, line.unitId)
      // A bag that went out after it was recalled (a bench without the server did not know yet) is found by its issue as it is now.
      const issueId = line.issueId ?? (line.unitId === null ? null : (documents.run(get('unit', line.unitId))?.issueId ?? null))
      const issue = issueId === null ? null : documents.run(get('issue', issueId))
      const patient = issue === null ? null : documents.run(get('patient', issue.patientId))
      return { ...line, unit, patientName: patient?.name ?? null, ward: patient?.ward ?? null, recordNumber: patient?.recordNumber ?? null, requestNumber: issue === null ? null : (documents.run(get('request', issue.requestId))?.number ?? null), doneByName: name(line.doneBy) }
    })
    return { recall: recallRow(recall), lines: lines.toSorted((a, b) => Number(needsFollowUp(b)) - Number(needsFollowUp(a)) || (a.din < b.din ? -1 : 1)) }
  }

  return {
    'notices.list': ({ text, kind, unread }, actor) => {
      const userId = actor?.userId ?? ''
      const like = `%${literally(text.trim())}%`
      const ids = db
        .prepare<unknown[], { id: string }>(`SELECT id FROM notice WHERE (title LIKE ? ESCAPE '\\' OR body LIKE ? ESCAPE '\\' OR number LIKE ? ESCAPE '\\') AND (? IS NULL OR kind = ?) ORDER BY coalesce(published_at, taken_at) DESC, number DESC LIMIT ?`)
        .all(like, like, like, kind, kind, MOST)
      const rows = ids.flatMap(({ id }) => {
        const notice = documents.run(get('notice', id))
        return notice === null ? [] : [noticeRow(notice, userId)]
      })
      const count = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM notice n WHERE NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.notice_id = n.id AND r.user_id = ? AND r.notice_version >= n.version)').get(userId)?.n ?? 0
      return ok({ notices: rows.filter((row) => !unread || !row.read), unread: count })
    },
    'notices.one': ({ noticeId }, actor) => {
      const notice = documents.run(get('notice', noticeId))
      if (notice === null) return err(refusal('notices.notice-unknown'))
      const readers = documents.run(find('notice_read', { noticeId })).filter((r) => r.noticeVersion >= notice.version).map((r) => ({ name: name(r.userId) ?? '', at: r.readAt }))
      return ok({ notice: noticeRow(notice, actor?.userId ?? ''), readers: readers.toSorted((a, b) => (a.at < b.at ? -1 : 1)) })
    },
    'notices.read': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'notices.read', command: readNotice, commandId, payload, actor })
      return result.ok || result.error.code === 'notices.read-before' ? ok({}) : result
    },
    'notices.recalls': () => ok({ recalls: documents.run(find('recall', {})).map(recallRow).toSorted((a, b) => (a.state === b.state ? (a.openedAt < b.openedAt ? 1 : -1) : a.state === 'open' ? -1 : 1)).slice(0, MOST) }),
    'notices.recall': ({ recallId }) => {
      const found = view(recallId)
      return found === null ? err(refusal('notices.recall-unknown')) : ok(found)
    },
    'notices.openRecall': async ({ commandId, signature, ...input }, actor) => {
      const payload = { ...input, noticeId: null, products: [], unitIds: [] }
      const result = await decideCommand(bench, { purpose: 'notices.openRecall', command: openRecall, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'notices.followUp': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'notices.followUp', command: followUpRecall, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'notices.closeRecall': async ({ commandId, signature, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'notices.closeRecall', command: closeRecall, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'notices.letters': async ({ recallId }, actor) => {
      const found = view(recallId)
      return found === null ? err(refusal('notices.recall-unknown')) : await writeLetters(bench, { view: found, actor, mark: uuidv7().slice(-6) })
    },
    'notices.print': async ({ noticeId }, actor) => {
      const notice = documents.run(get('notice', noticeId))
      return notice === null ? err(refusal('notices.notice-unknown')) : await printNotice(bench, { notice, actor })
    }
  }
}
