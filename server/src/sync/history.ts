/**
 * SQL of the audit chain's head at a position, `c` being the clock row: one read by the primary key. Each position has one entry of the chain, which
 * is never cut, so this holds far behind the floor of the feed too. Counted from the newest entry, so that a head that somebody has raised by hand
 * (the old way after a restore) does no harm.
 */
export const historyAt = (position: string): string => `(SELECT a.hash FROM audit_entry a WHERE a.site_id = c.site_id AND a.seq = ${position}::bigint - c.head + c.audit_seq)`

/** Whether what the bench knows up to its cursor is not what stands here. One that says nothing (before version 2, or nothing known yet) is believed. */
export function isOtherHistory({ cursor, history }: { readonly cursor: number; readonly history?: string | undefined }, here: string | null): boolean {
  return history !== undefined && cursor > 0 && history !== here
}
