import Database from 'better-sqlite3-multiple-ciphers'
import type { LabelContent } from '../../../../shared/domain/labels/label-content.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import { PRINT_JOB_DDL } from '../../store/print-job-ddl.ts'
import { PrintJobs } from '../../store/print-jobs.ts'
import type { PrintQueueParts } from './print-queue.ts'

const QUEUED_AT = '2026-10-20T02:00:00.000Z'

/** For tests only: opens (and at first creates) a store file that holds nothing but print jobs. */
export function openTestJobs(file: string): { readonly db: Database.Database; readonly jobs: PrintJobs } {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  if (db.pragma('user_version', { simple: true }) === 0) {
    db.exec(PRINT_JOB_DDL)
    db.pragma('user_version = 1')
  }
  return { db, jobs: new PrintJobs(db) }
}

export function testLabel(selfNumber: string): LabelContent {
  return {
    selfNumber,
    din: 'A999826123456',
    productCode: 'E0382V00',
    componentName: '去白细胞悬浮红细胞',
    volumeText: '2 U',
    abo: 'A',
    rhd: 'pos',
    expiresAt: '2026-11-22T15:59:00.000Z',
    location: '1号冰箱 2层',
    hospitalName: '示例医院',
    printedAt: QUEUED_AT,
    reprint: 0
  }
}

export function queueTestLabel(jobs: PrintJobs, selfNumber: string): string {
  const id = `job-${selfNumber}`
  const content = testLabel(selfNumber)
  jobs.insert({ id, kind: 'self-number-label', labelId: null, unitId: null, selfNumber, printerId: null, content, copy: 0 }, QUEUED_AT)
  return id
}

const BITMAP = `^GFA,9600,9600,60,${'0F'.repeat(9600)}^FS`

/** A label of about 20 kB that says its number and reprint, in the shape of a real one. */
export const renderTestLabel: PrintQueueParts['render'] = (content) =>
  Promise.resolve(ok(new TextEncoder().encode(`^XA^FX ${content.selfNumber} r${content.reprint} ^FS${BITMAP}^XZ`)))

/** What `renderTestLabel` wrote: `A2600001 r0`. */
export function readTestLabel(zpl: Uint8Array): string {
  return /\^FX (.*?) \^FS/.exec(new TextDecoder('latin1').decode(zpl))?.[1] ?? '?'
}
