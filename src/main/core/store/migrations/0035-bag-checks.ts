/** Adds a column to both layers of a document; its view is `SELECT *` and is made again. */
const added = (table: string, column: string): string => ['base', 'local'].map((layer) => `ALTER TABLE ${layer}_${table} ADD COLUMN ${column};\n`).join('')

/** Frozen: a change is a new migration. How long a bag of a product can be good (R03), and the special tests in a bag's codes. */
export const bagChecks = added('product', 'max_life_days INTEGER') + added('dispatch_line', "special_tests TEXT NOT NULL DEFAULT '[]'")
