import type { CodeField, CodeRuleBody } from '../../domain/receiving/code-rule.ts'

// Test data: invented stations. No layout of a real station is known to us (docs/open-questions.md).

export const field = (part: string, kind: CodeField['kind'], more: Partial<CodeField> = {}): CodeField => ({ part, kind, prefix: '', format: null, values: [], ...more })

export const rule = (name: string, pattern: string, more: Partial<CodeRuleBody> = {}): CodeRuleBody => ({
  name, pattern, aim: null, station: '城东血站', priority: 100, fields: [], active: true, ...more
})

export const numberRule = rule('血袋号', '[A-D](?<no>\\d{7})[A-D]', { aim: 'F', fields: [field('no', 'din', { prefix: 'XCD000' })] })
export const productRule = rule('品种', 'P(?<p>\\d{2})', { fields: [field('p', 'productCode', { values: [{ from: '01', to: 'D1002' }, { from: '02', to: 'D2002V00' }] })] })
export const groupRule = rule('血型', 'G(?<a>[1-4])(?<r>[12])', {
  fields: [
    field('a', 'abo', { values: [{ from: '1', to: 'A' }, { from: '2', to: 'B' }, { from: '3', to: 'O' }, { from: '4', to: 'AB' }] }),
    field('r', 'rhd', { values: [{ from: '1', to: 'neg' }, { from: '2', to: 'pos' }] })
  ]
})
export const expiryRule = rule('失效', 'E(?<d>\\d{8})', { fields: [field('d', 'expiry', { format: 'YYYYMMDD' })] })
export const wholeRule = rule('一码', '(?<no>\\d{10})-(?<p>\\d{2})-(?<g>(?:AB|A|B|O)[+-])-(?<d>\\d{12})', {
  fields: [field('no', 'din', { prefix: 'XCD' }), field('p', 'productCode', { values: [{ from: '01', to: 'D1002' }] }), field('g', 'group'), field('d', 'expiry', { format: 'YYYYMMDDHHmm' })]
})
export const allRules = [numberRule, productRule, groupRule, expiryRule, wholeRule]
