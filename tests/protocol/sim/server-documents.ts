import type { Doc, EntityName } from '../../../src/shared/commands/entities.ts'
import { entities } from '../../../src/shared/commands/entities.ts'
import type { ChangedDoc, SnapshotReply } from '../../../src/shared/sync/changes.ts'
import type { SimServer } from './sim-server.ts'

/** All documents of the server, as any bench would be told them. */
export async function serverDocuments(server: SimServer, { token, incarnation }: { readonly token: string; readonly incarnation: number }): Promise<ServerDocuments> {
  const docs: ChangedDoc[] = []
  let after: SnapshotReply['next'] = null
  do {
    const page: SnapshotReply = await server.call(token, 'snapshot', { incarnation, after, limit: 5000 })
    docs.push(...page.docs)
    after = page.next
  } while (after !== null)
  return new ServerDocuments(docs)
}

export class ServerDocuments {
  readonly #docs: readonly ChangedDoc[]

  constructor(docs: readonly ChangedDoc[]) {
    this.#docs = docs
  }

  all<E extends EntityName>(entity: E): Doc<E>[] {
    const found = this.#docs.filter((d) => d.entity === entity).map((d) => entities[entity].parse(d.doc) as unknown as Doc<E>)
    return found.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
}
