import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { documentKinds, type OutgoingMessage } from '../../src/shared/domain/station/document.ts'
import { instant, type Instant } from '../../src/shared/kernel/time.ts'
import { practiceMapping } from '../../src/shared/practice/practice-mapping.ts'
import { handOver, type Take, type Takes, type WaitingDocument } from '../src/integration/station/hand-over.ts'
import { enqueueMessage } from '../src/integration/station/outbox.ts'
import type { PartnerRef } from '../src/integration/station/partner-ref.ts'
import type { StationPort } from '../src/integration/station/port.ts'
import { runRound, type Round } from '../src/integration/station/run-round.ts'
import { transaction } from '../src/sync/transaction.ts'

/** The same for every kind of document. */
export const everyKind = (take: Take): Takes => Object.fromEntries(documentKinds.map((kind) => [kind, take]))

/** A partner in a test database, with a clock that a test may move. */
export class TestPartner {
  readonly ref: PartnerRef
  readonly #pool: pg.Pool
  readonly #port: StationPort
  #ahead = 0

  private constructor(pool: pg.Pool, port: StationPort, partnerId: string) {
    this.#pool = pool
    this.#port = port
    this.ref = { siteId: 'main', partnerId }
  }

  static async make(pool: pg.Pool, port: StationPort, adapter: 'rest' | 'soap' | 'files' | 'view' = 'rest'): Promise<TestPartner> {
    const partner = new TestPartner(pool, port, `station-${randomUUID().slice(0, 8)}`)
    await pool.query(`INSERT INTO station_partner (site_id, id, name, adapter, settings, mapping) VALUES ('main', $1, '练习市血液中心', $2, '{}', $3)`, [partner.ref.partnerId, adapter, JSON.stringify(practiceMapping)])
    return partner
  }

  now = (): Instant => instant(Date.now() + this.#ahead)

  /** Time passes, so that what waits for its next attempt is due. */
  pass(ms: number): void {
    this.#ahead += ms
  }

  round(worker = 'w1'): Promise<Round> {
    return runRound({ pool: this.#pool, ref: this.ref, port: this.#port, worker, now: this.now })
  }

  async handed(): Promise<WaitingDocument[]> {
    const got: WaitingDocument[] = []
    const take: Take = (_db, _ref, { document, version, difference }) => {
      got.push({ document, version, difference })
      return Promise.resolve('taken')
    }
    await handOver(this.#pool, this.ref, { takes: everyKind(take), now: this.now() })
    return got
  }

  enqueue(message: OutgoingMessage): Promise<{ readonly seq: number; readonly fresh: boolean }> {
    return transaction(this.#pool, async (db) => await enqueueMessage(db, this.ref, { message, now: this.now() }))
  }

  async rows(table: 'station_outbox' | 'station_document' | 'station_line' | 'station_spoiled' | 'station_partner'): Promise<Record<string, unknown>[]> {
    const { rows } = await this.#pool.query(`SELECT * FROM ${table} WHERE site_id = 'main' AND ${table === 'station_partner' ? 'id' : 'partner_id'} = $1 ORDER BY 1, 2, 3, 4${table === 'station_document' || table === 'station_line' ? ', 5' : ''}`, [this.ref.partnerId])
    return rows as Record<string, unknown>[]
  }
}

export function reservation(key: string, over: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { key, kind: 'reservation', subject: `reservation:${key}`, head: { 用途: '择期手术 & "急诊" <备血>' }, lines: [{ ABO: '3', RH: '1', 数量: '4', 单位: '单位' }], ...over }
}
