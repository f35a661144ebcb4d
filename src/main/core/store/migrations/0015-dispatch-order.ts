/** Frozen: a change is a new migration. A dispatch is named by its number, so its id says nothing of its age: the newest are found by when they were imported. */
export const dispatchOrder = ['base', 'local'].map((layer) => `CREATE INDEX ${layer}_dispatch_imported ON ${layer}_dispatch (imported_at, id);`).join('\n')
