import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { defineFridge } from '../../../shared/commands/fridges/define-fridge.ts'
import { defineSite } from '../../../shared/commands/ops/define-site.ts'
import { defineProduct } from '../../../shared/commands/stock/define-product.ts'
import { capabilities } from '../../../shared/domain/identity/capability.ts'
import { openWritable, type WritableDatabase } from './database.ts'
import type { Signer } from '../../../shared/commands/decide-command.ts'
import { Enqueue, type CommandOrder } from './enqueue.ts'
import { migrate } from './migrate.ts'

export const KEY = 'ab'.repeat(32)
export const one: Signer = { userId: 'one', name: '甲', capabilities }
export const two: Signer = { userId: 'two', name: '乙', capabilities }

export function freshFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'hemobench-store-')), 'bench.db')
}

export function openStore(file: string): WritableDatabase {
  const db = openWritable(file, KEY)
  const result = migrate(db, file)
  if (!result.ok) throw new Error(result.error.code)
  return db
}

export function enqueueOn(db: WritableDatabase, authority: 'self' | 'server' = 'self'): Enqueue {
  return new Enqueue({ db, deviceId: 'device', authority: () => authority })
}

type Part = Partial<Pick<CommandOrder, 'actor' | 'second' | 'commandId'>>

export function fridgeOrder(code: string, part: Part = {}): CommandOrder {
  const payload = { id: uuidv7(), code, name: code, temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A'], layers: 1, capacity: 10, active: true }
  return { command: defineFridge, commandId: uuidv7(), payload, actor: one, second: null, now: new Date().toISOString(), ...part }
}

export function siteOrder(): CommandOrder {
  return { command: defineSite, commandId: uuidv7(), payload: { hospitalName: '医院', sampleMaxHours: 72, expiringSoonHours: 72 }, actor: one, second: null, now: new Date().toISOString() }
}

export function productOrder(code: string): CommandOrder {
  const payload = { id: uuidv7(), code, name: '红细胞', componentClass: 'red-cells', quantityUnit: 'U', quantity: 2, volumeMl: 280, active: true, maxLifeDays: null }
  return { command: defineProduct, commandId: uuidv7(), payload, actor: one, second: null, now: new Date().toISOString() }
}
