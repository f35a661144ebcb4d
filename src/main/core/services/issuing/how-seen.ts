import { get } from '../../../../shared/commands/load.ts'
import type { Documents } from '../../store/documents.ts'

interface Seen {
  readonly epoch: number | null
  readonly entry: 'scanned' | 'typed'
}

/** What an issue says about itself: the last move of authority over the bag that this bench knows, and how the codes came. */
export function howSeen(documents: Documents, { unitId, scanned }: { readonly unitId: string; readonly scanned: boolean }): Seen {
  return { epoch: documents.run(get('unit', unitId))?.epoch ?? null, entry: scanned ? 'scanned' : 'typed' }
}
