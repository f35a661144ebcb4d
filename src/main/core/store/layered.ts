/**
 * DDL of one kind of document in its two layers: `base_x` is what the authority has confirmed, `local_x` the effect of
 * commands that are still in the outbox, and the view `x` what the bench sees: local before base (design §5).
 * `indexes`: `(columns)` or `UNIQUE (columns)`, made on both layers.
 */
export function layered(name: string, columns: string, indexes: readonly string[]): string {
  const tables = ['base', 'local'].map((layer) => {
    const table = `${layer}_${name}`
    const made = indexes.map((index, i) => {
      const unique = index.startsWith('UNIQUE')
      return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${table}_${i} ON ${table} ${unique ? index.slice('UNIQUE'.length) : index};`
    })
    return `CREATE TABLE ${table} (id TEXT PRIMARY KEY, version INTEGER NOT NULL, ${columns}) STRICT;\n${made.join('\n')}\n`
  })
  const view = `CREATE VIEW ${name} AS SELECT * FROM local_${name} UNION ALL SELECT * FROM base_${name} b WHERE NOT EXISTS (SELECT 1 FROM local_${name} l WHERE l.id = b.id);\n`
  return tables.join('') + view
}

/** Adds a column to both layers of a kind of document; its view is `SELECT *`, which SQLite reads anew. */
export function added(table: string, column: string): string {
  return ['base', 'local'].map((layer) => `ALTER TABLE ${layer}_${table} ADD COLUMN ${column};\n`).join('')
}
