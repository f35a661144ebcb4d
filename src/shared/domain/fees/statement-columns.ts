import type { StationMapping } from '../station/mapping.ts'

/** What the columns of a statement that comes as a file are called, where no station's own table says so. */
export const statementColumns: StationMapping = {
  fields: [
    { from: '献血码', to: 'din' }, { from: '血液产品码', to: 'productCode' }, { from: '发血单号', to: 'dispatchNumber' }, { from: '金额', to: 'amount' }, { from: '账期', to: 'period' }
  ],
  values: []
}
