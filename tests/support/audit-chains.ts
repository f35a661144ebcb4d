import { createHash } from 'node:crypto'
import { GENESIS } from '../../src/shared/kernel/genesis.ts'
import type { Anchor } from '../../src/shared/audit/anchor.ts'
import { benchHash, serverDigest, serverHash, type AuditFields, type BenchEntry, type ChainHead, type ServerEntry, type Sha256 } from '../../src/shared/audit/chain-rules.ts'
import { benchEntryLine, chainLine, ExportWriter, serverEntryLine } from '../../src/shared/audit/export-lines.ts'
import { ExportVerifier, type VerifyReport } from '../../src/shared/audit/verify-export.ts'

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Invented fields of the nth entry. */
export function fields(n: number, deviceId: string): AuditFields {
  return {
    at: new Date(Date.UTC(2026, 5, 1, 8, n)).toISOString(), deviceId, actorId: `user-${n % 3}`, actorName: ['练习甲', '练习乙', 'Ann "Q" O\'Neil'][n % 3] ?? '', secondId: n % 2 === 0 ? null : 'user-9',
    secondName: n % 2 === 0 ? null : '复核', action: ['issuing.issueUnit', 'identity.signIn'][n % 2] ?? '', subjects: JSON.stringify([`unit:${n}`]), detail: JSON.stringify({ n, note: '血袋 ✓' }), commandId: n % 5 === 0 ? null : `command-${n}`
  }
}

export function benchEntries(deviceId: string, count: number, change: (e: AuditFields, n: number) => AuditFields = (e) => e): BenchEntry[] {
  let prevHash = GENESIS
  return Array.from({ length: count }, (_, i) => {
    const entry = { seq: i + 1, ...change(fields(i + 1, deviceId), i + 1), prevHash }
    prevHash = benchHash(sha256, entry)
    return { ...entry, hash: prevHash }
  })
}

export function serverEntries(count: number, change: (e: AuditFields, n: number) => AuditFields = (e) => e): ServerEntry[] {
  let before = GENESIS
  return Array.from({ length: count }, (_, i) => {
    const said = change(fields(i + 1, 'device-a'), i + 1)
    const digest = serverDigest(sha256, said)
    before = serverHash(sha256, before, digest)
    return { seq: i + 1, ...said, digest, hash: before }
  })
}

export interface ChainToWrite {
  readonly name: string
  readonly entries: readonly (BenchEntry | ServerEntry)[]
  /** What the chain's first line claims; that of the last entry when absent. */
  readonly head?: ChainHead
}

export const headOf = (entries: readonly (BenchEntry | ServerEntry)[]): ChainHead => ({ seq: entries.at(-1)?.seq ?? 0, hash: entries.at(-1)?.hash ?? GENESIS })

/** Lines of an export as the product writes them: whoever forges has the same tools. */
export function exportOf(by: 'server' | 'bench', chains: readonly ChainToWrite[], anchors: readonly Anchor[] = []): string[] {
  const lines: string[] = []
  const writer = new ExportWriter(sha256, (line) => lines.push(line.slice(0, -1)))
  writer.header({ format: 'hemobench-audit', version: 1, madeAt: '2026-07-01T00:00:00.000Z', by, owner: by === 'server' ? 'main' : 'device-a' }, anchors)
  for (const { name, entries, head } of chains) {
    writer.line(chainLine(name, head ?? headOf(entries)))
    for (const e of entries) writer.line('prevHash' in e ? benchEntryLine(e) : serverEntryLine(e))
  }
  writer.end()
  return lines
}

export function verify(lines: readonly string[], given: readonly Anchor[] = []): VerifyReport {
  const verifier = new ExportVerifier(sha256, given)
  for (const line of lines) verifier.line(line)
  return verifier.report()
}

/** The sum of the last line made right again, as a forger would. */
export function resealed(lines: readonly string[]): string[] {
  const out: string[] = []
  const writer = new ExportWriter(sha256, (line) => out.push(line.slice(0, -1)))
  for (const line of lines.slice(0, -1)) writer.line(line)
  writer.end()
  return out
}

export const codes = (report: VerifyReport): string[] => [...new Set(report.findings.map((f) => f.code))]
export const anchorAt = (chain: string, { seq, hash }: ChainHead, at = '2026-06-30T16:05:00.000Z'): Anchor => ({ at, chain, seq, hash, why: 'daily' })
