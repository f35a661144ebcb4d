interface Counted {
  /** Name of the view. */
  readonly entity: string
  /** Columns to group by; empty for one total. */
  readonly by: readonly string[]
  /** SQL over the row, `#` standing for its table; values by name (`@id`), since it appears three times. */
  readonly where: string
  /** A part of `where` that no command ever changes of a row, by an index: so only the open effects of it are looked at, not all that are open. */
  readonly fixed?: string
}

/**
 * SQL that counts what a view shows, without walking the view: confirmed rows from their index alone, plus the effects
 * not yet confirmed, minus the confirmed rows those stand before. One row per group with `n` > 0.
 */
export function layeredCount({ entity, by, where, fixed }: Counted): string {
  const leg = (table: string, from: string, sign: string, also = ''): string => {
    const columns = by.map((c) => `${table}.${c} AS ${c}`)
    const group = by.length === 0 ? '' : ` GROUP BY ${by.map((c) => `${table}.${c}`).join(', ')}`
    return `SELECT ${[...columns, `${sign}count(*) AS n`].join(', ')} FROM ${from} WHERE ${where.replaceAll('#', table)}${also}${group}`
  }
  const legs = [
    leg('b', `base_${entity} b`, ''),
    leg('l', `local_${entity} l`, ''),
    leg('b', `local_${entity} l CROSS JOIN base_${entity} b ON b.id = l.id`, '-', fixed === undefined ? '' : ` AND ${fixed.replaceAll('#', 'l')}`)
  ].join(' UNION ALL ')
  return by.length === 0 ? `SELECT sum(n) AS n FROM (${legs})` : `SELECT ${by.join(', ')}, sum(n) AS n FROM (${legs}) GROUP BY ${by.join(', ')} HAVING sum(n) > 0`
}
