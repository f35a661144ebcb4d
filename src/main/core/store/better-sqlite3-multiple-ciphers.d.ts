/** The package's `exports` hide its own types; its API is that of better-sqlite3. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database = require('better-sqlite3')
  export = Database
}
