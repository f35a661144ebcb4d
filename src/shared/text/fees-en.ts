import type { feesZh } from './fees-zh.ts'

/** English of `fees-zh.ts`. */
export const feesEn: Record<keyof typeof feesZh, string> = {
  title: 'The station’s fees', back: 'Back', months: 'Months', prices: 'Prices', 'months.none': 'No month yet',
  'col.month': 'Month', 'col.state': 'State', 'col.expected': 'Expected (yuan)', 'col.billed': 'Billed (yuan)', 'col.difference': 'Difference', 'col.bags': 'Items', 'col.statements': 'Statements', 'col.din': 'DIN', 'col.kind': 'Item', 'col.dispatch': 'Dispatch', 'col.verdict': 'Result', 'col.explanation': 'Explanation', 'col.product': 'Product', 'col.name': 'Name', 'col.from': 'From', 'col.price': 'A bag (yuan)', 'col.number': 'Number', 'col.lines': 'Lines', 'col.taken': 'Taken',
  'state.open': '○ open', 'state.unexplained': '✕ {{count}} to explain', 'state.ready': '◐ can be signed', 'state.signed': '✓ signed', 'state.nothing': 'nothing', 'state.no-statement': '⚠ no statement',
  'kind.charge': 'fee', 'kind.credit': 'credit',
  'month.title': 'Fees of {{month}}', 'sum.expected': 'Expected', 'sum.billed': 'Billed', 'sum.difference': 'Difference', 'sum.fen': '{{yuan}} yuan',
  'signed.by': '✓ Signed {{at}} by {{by}} and {{second}}; it never changes.',
  'filter.all': 'All', 'filter.differences': 'Differences', 'filter.unexplained': 'To explain',
  rows: 'Bag by bag ({{count}})', 'rows.none': 'None', late: 'of {{month}}',
  'chart.title': 'Difference by dispatch (yuan)', 'chart.none': 'Every dispatch is equal.', 'chart.table': 'By dispatch', explain: 'Explain', 'explain.title': 'Explain {{count}} differences', 'explain.text': 'Why', 'explain.help': 'Such as: the station raised the price on 20 November, our table was not yet changed.', 'explain.all': 'All with this result ({{count}})',
  'explained': '✓ {{count}} explanations were kept.', sign: 'Two people sign', 'sign.title': 'Sign {{month}}', 'sign.words': 'Expected {{expected}}, billed {{billed}}, difference {{difference}} yuan, {{bags}} items. Nothing changes after that.', 'signed.done': '✓ {{month}} is signed.',
  export: 'Export XLSX', print: 'Print', printed: '✓ Made {{file}}', open: 'Open',
  statements: 'Statements ({{count}})', 'statements.none': 'No statement. The gateway takes them by itself; a file can be imported.', 'import': 'Import a statement', 'import.title': 'Import the statement of {{month}}', 'import.file': 'Choose a file', 'import.number': 'Statement number', 'import.help': 'CSV, XLSX, JSON or XML. A line: donation number, product code, dispatch number, amount (a credit is negative).', 'import.good': '✓ {{lines}} lines, {{yuan}} yuan in all', 'import.bad': '✕ {{count}} faults: nothing of it is taken', 'import.fault': 'line {{line}}, {{field}}: {{fault}} ({{value}})', 'import.take': 'Take it', 'import.done': '✓ {{lines}} lines were taken.', 'source.gateway': 'gateway', 'source.file': 'file',
  'price.title': 'Prices', 'price.none': 'No price yet. Without one the price on the dispatch counts.', 'price.add': 'New price', 'price.code': 'Product code (first five)', 'price.from': 'From which day', 'price.yuan': 'Price of a bag (yuan)', 'price.yuan-bad': 'An amount with at most two decimals', 'price.help': 'Older prices stay: a bag that came before keeps its price. A signed month cannot be changed.', 'price.saved': '✓ The price was saved.', 'price.save': 'Save'
}
