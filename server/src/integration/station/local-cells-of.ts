import { localCells } from '../../../../src/shared/barcode/code-rules/local-cells.ts'
import { find } from '../../../../src/shared/commands/load.ts'
import type { LocalCells } from '../../../../src/shared/domain/receiving/dispatch-row.ts'
import { load, type Queryable } from '../../sync/documents.ts'

/** How the house reads a station's own numbers: by the code rules that the benches read bags with, so that list and bag say the same. */
export async function localCellsOf(db: Queryable, siteId: string): Promise<LocalCells> {
  return localCells(await load({ db, siteId }, find('code_rule', {})))
}
