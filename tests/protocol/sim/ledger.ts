import { createHash } from 'node:crypto'
import { exportServerAudit } from '../../../server/src/audit/export-server-audit.ts'
import { ExportWriter } from '../../../src/shared/audit/export-lines.ts'
import { ExportVerifier } from '../../../src/shared/audit/verify-export.ts'
import { entities, type EntityName } from '../../../src/shared/commands/entities.ts'
import { formatNumber } from '../../../src/shared/domain/numbering/format-number.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { serverDocuments, type ServerDocuments } from './server-documents.ts'
import type { SimBench } from './sim-bench.ts'
import { SITE, type SimServer } from './sim-server.ts'
import type { World } from './world.ts'

export interface Verdict {
  /** A system said yes to one bag for a second time, or to a bag that had been given away before. */
  readonly doubleIssues: number
  /** Facts that a bench took and that are neither at the server nor in a file that was read off its disk. */
  readonly lostFacts: number
  /** Printed numbers that stand on two bags. */
  readonly duplicateNumbers: number
  /** Numbers of leased blocks that are neither on record, nor reported as unused, nor still to come. */
  readonly unexplainedGaps: number
  /** Documents that a bench has otherwise than the server when all is quiet. */
  readonly diverged: number
  /** Commands still open at a bench when all is quiet, and benches that have not come back. */
  readonly unsettled: number
  readonly brokenChains: number
  /** Bags that are on record as handed out twice, or facts that broke a rule, without a case that a person can close. */
  readonly conflictsWithoutCase: number
  /** What was found, in words. */
  readonly found: readonly string[]
}

interface End {
  readonly world: World
  readonly server: SimServer
  readonly benches: readonly SimBench[]
}

/** Judges by what happened in the world, not by what the system says of itself. Only when all is quiet. */
export async function judge({ world, server, benches }: End): Promise<Verdict> {
  const first = benches[0]
  if (first === undefined) throw new Error('no bench')
  const found: string[] = []
  const documents = await serverDocuments(server, { token: first.token, incarnation: first.sync.memory.incarnation })
  const count = (name: string, what: readonly string[]): number => {
    found.push(...what.slice(0, 20).map((w) => `${name}: ${w}`))
    return what.length
  }
  return {
    doubleIssues: count('double', doubles(world)),
    lostFacts: count('lost', await lost(world, server)),
    duplicateNumbers: count('number twice', twice(world)),
    unexplainedGaps: count('gap', gaps(documents)),
    diverged: count('diverged', diverged(documents, benches)),
    unsettled: count('unsettled', benches.flatMap((b) => (b.sync.online && b.sync.outbox.open().length === 0 ? [] : [`${b.name} ${b.sync.machine.state} ${b.sync.outbox.open().length}`]))),
    brokenChains: count('chain', await chains(server)),
    conflictsWithoutCase: count('no case', await withoutCase(documents, server)),
    found
  }
}

function doubles({ yes }: World): string[] {
  const before = new Set<number>()
  return yes.flatMap((y) => {
    const again = before.has(y.bag.n) || y.late
    before.add(y.bag.n)
    return again ? [`bag ${y.bag.n} at ${y.bench} ${y.entry}${y.offline ? ' offline' : ''} ${instant(y.at)}`] : []
  })
}

async function lost({ facts, exported }: World, { pool }: SimServer): Promise<string[]> {
  const { rows } = await pool.query<{ command_id: string }>("SELECT command_id FROM command_log WHERE outcome <> 'refused'")
  const there = new Set(rows.map((r) => r.command_id))
  return [...facts].filter(([id]) => !there.has(id) && !exported.has(id)).map(([id, bench]) => `${id} of ${bench}`)
}

function twice({ printed }: World): string[] {
  const bags = new Map<string, Set<string>>()
  for (const { number, unitId } of printed) bags.set(number, (bags.get(number) ?? new Set()).add(unitId))
  return [...bags].filter(([, units]) => units.size > 1).map(([number]) => number)
}

function gaps(documents: ServerDocuments): string[] {
  const used = new Set(documents.all('self_number').map((n) => n.number))
  const ranges = new Map(documents.all('number_range').map((r) => [r.id, r]))
  const blocks = documents.all('number_block')
  return [...ranges.values()].flatMap((range) => {
    const own = blocks.filter((b) => b.rangeId === range.id).toSorted((a, b) => a.first - b.first)
    const out: string[] = []
    let next = range.start
    for (const block of own) {
      for (; next < block.first; next += 1) out.push(`${range.prefix}${next} between two blocks`)
      const told = block.retiredFrom ?? block.next
      for (; next < told; next += 1) {
        const number = formatNumber(range, block.year ?? 0, next)
        if (!used.has(number)) out.push(`${number} of ${block.first}–${block.last}`)
      }
      next = block.last + 1
    }
    return out
  })
}

/** A bench holds exactly what the server holds, and no effect of its own beside it. */
function diverged(documents: ServerDocuments, benches: readonly SimBench[]): string[] {
  const names = Object.keys(entities) as EntityName[]
  return names.flatMap((entity) => {
    const of = new Map(documents.all(entity).map((d) => [d.id, JSON.stringify(sorted(d))]))
    return benches.flatMap((bench) => {
      const here = bench.all(entity)
      const known = new Set(here.map((d) => d.id))
      return [
        ...here.filter((d) => of.get(d.id) !== JSON.stringify(sorted(d))).map((d) => `${bench.name} ${entity} ${d.id}`),
        ...[...of.keys()].filter((id) => !known.has(id)).map((id) => `${bench.name} lacks ${entity} ${id}`)
      ]
    })
  })
}

const sorted = (doc: object): [string, unknown][] => Object.entries(doc).toSorted(([a], [b]) => (a < b ? -1 : 1))

async function chains({ pool }: SimServer): Promise<string[]> {
  const lines: string[] = []
  const writer = new ExportWriter((text) => createHash('sha256').update(text).digest('hex'), (line) => lines.push(line.slice(0, -1)))
  await exportServerAudit(pool, { siteId: SITE, now: instant(0), anchors: [], writer, drained: () => Promise.resolve() })
  const verifier = new ExportVerifier((text) => createHash('sha256').update(text).digest('hex'))
  for (const line of lines) verifier.line(line)
  const report = verifier.report()
  return report.findings.map((f) => `${f.code} ${f.chain ?? ''} ${f.seq ?? ''} ${f.detail}`)
}

async function withoutCase(documents: ServerDocuments, { pool }: SimServer): Promise<string[]> {
  const cases = documents.all('exception_case')
  const ids = new Set(cases.map((c) => c.id))
  const { rows } = await pool.query<{ command_id: string; name: string; case_id: string | null }>("SELECT command_id, name, case_id FROM command_log WHERE outcome IN ('appliedWithCase', 'blocked')")
  const facts = rows.filter((r) => r.case_id === null || !ids.has(r.case_id)).map((r) => `${r.name} ${r.command_id}`)
  const issues = new Map<string, number>()
  for (const { unitId } of documents.all('issue')) issues.set(unitId, (issues.get(unitId) ?? 0) + 1)
  const bags = [...issues].filter(([unitId, n]) => n > 1 && !cases.some((c) => c.unitId === unitId && c.severity === 'critical')).map(([unitId]) => `unit ${unitId} twice`)
  return [...facts, ...bags]
}
