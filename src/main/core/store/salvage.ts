import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Statement } from 'better-sqlite3'
import { openReadable } from './database.ts'
import { detailOf } from './sqlite-problem.ts'

type Row = Readonly<Record<string, unknown>> & { readonly seq: number }

export interface SalvagedTable {
  /** Every row that could be read, by `seq`. */
  readonly rows: readonly Row[]
  /** Runs of `seq` that could not be read, both ends included. An audit entry or command that never was is not told from a lost one. */
  readonly missing: readonly (readonly [number, number])[]
  readonly error: string | null
}

export interface Salvaged {
  readonly outbox: SalvagedTable
  readonly audit: SalvagedTable
}

/**
 * Reads what can be read of outbox and audit chain from a damaged database. Works on a copy in a folder of its own: the
 * damaged file is evidence, and opening it could already write to it. From the first row up to the damage, from the last
 * one down to it, and row by row between: one bad page costs the rows on it and no others.
 * @throws Error when not even the schema can be read (first pages destroyed, or another key)
 */
export function salvage(file: string, key: string): Salvaged {
  const folder = mkdtempSync(join(tmpdir(), 'hemobench-salvage-'))
  try {
    const copy = join(folder, 'bench.db')
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    const db = openReadable(copy, key)
    try {
      return { outbox: readTable(db, 'outbox'), audit: readTable(db, 'audit_entry') }
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readTable(db: ReturnType<typeof openReadable>, table: 'outbox' | 'audit_entry'): SalvagedTable {
  const rows = new Map<number, Row>()
  const up = walk(db.prepare<unknown[], Row>(`SELECT * FROM ${table} ORDER BY seq`), rows)
  if (up.error === null) return { rows: [...rows.values()], missing: gaps([...rows.keys()]), error: null }
  walk(db.prepare<unknown[], Row>(`SELECT * FROM ${table} ORDER BY seq DESC`), rows)
  const one = db.prepare<unknown[], Row>(`SELECT * FROM ${table} WHERE seq = ?`)
  const last = Math.max(0, ...rows.keys())
  // Past the last row that was read there may be more behind the damage: until 1000 in a row are not there.
  for (let seq = up.last + 1, absent = 0; seq < last || absent < 1000; seq += 1) {
    if (rows.has(seq)) continue
    try {
      const row = one.get(seq)
      absent = row === undefined ? absent + 1 : 0
      if (row !== undefined) rows.set(seq, row)
    } catch {
      absent += 1
    }
  }
  const found = [...rows.values()].toSorted((a, b) => a.seq - b.seq)
  return { rows: found, missing: gaps(found.map((r) => r.seq)), error: up.error }
}

/** Reads until the end or the damage. */
function walk(statement: Statement<unknown[], Row>, into: Map<number, Row>): { readonly last: number; readonly error: string | null } {
  let last = 0
  try {
    for (const row of statement.iterate()) {
      into.set(row.seq, row)
      last = row.seq
    }
    return { last, error: null }
  } catch (error) {
    return { last, error: detailOf(error) }
  }
}

function gaps(seqs: readonly number[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let next = 1
  for (const seq of seqs) {
    if (seq > next) found.push([next, seq - 1])
    next = seq + 1
  }
  return found
}
