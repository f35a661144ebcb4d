import type { StationMapping } from '../domain/station/mapping.ts'

const same = (field: StationMapping['values'][number]['field'], ...pairs: readonly (readonly [string, string])[]): StationMapping['values'] => pairs.map(([from, to]) => ({ field, from, to, outgoing: true }))

/** How the practice station names and codes things: the columns of domain.md §2.3, WS 364 codes. A real station's table is the hospital's. */
export const practiceMapping: StationMapping = {
  fields: [
    { from: '献血码', to: 'din' }, { from: '血液产品码', to: 'productCode' }, { from: '血液名称', to: 'componentName' }, { from: '容量', to: 'volumeMl' },
    { from: 'ABO', to: 'abo' }, { from: 'RH', to: 'rhd' }, { from: '失效日期', to: 'expiresAt' }, { from: '血液价格', to: 'price' }, { from: '血站名称', to: 'stationName' },
    { from: '发血日期', to: 'dispatchedAt' }, { from: '数量', to: 'quantity' }, { from: '单位', to: 'unit' }, { from: '需用时间', to: 'neededBy' }, { from: '用途', to: 'purpose' },
    { from: '紧急', to: 'urgency' }, { from: '处理结果', to: 'outcome' }, { from: '原因', to: 'reason' }, { from: '预计时间', to: 'expectedAt' }, { from: '预约单号', to: 'reservationNumber' },
    { from: '退血单号', to: 'returnNumber' }, { from: '送检单号', to: 'referralNumber' }, { from: '标题', to: 'title' }, { from: '内容', to: 'body' }, { from: '发布时间', to: 'publishedAt' },
    { from: '通知类型', to: 'noticeKind' }, { from: '账期', to: 'period' }, { from: '金额', to: 'amount' }, { from: '标本号', to: 'sampleNumber' }, { from: '配型结果', to: 'result' }, { from: '配型时间', to: 'testedAt' }, { from: '有效小时', to: 'validHours' }, { from: '行号', to: 'lineNo' },
    { from: '发血单号', to: 'dispatchNumber' }, { from: '收血结果', to: 'receipt' }, { from: '到货温度', to: 'temperatureC' }, { from: '箱号', to: 'boxNumber' }
  ],
  values: [
    ...same('abo', ['1', 'A'], ['2', 'B'], ['3', 'O'], ['4', 'AB']),
    ...same('rhd', ['1', 'pos'], ['2', 'neg'], ['3', 'unknown']),
    ...same('unit', ['单位', 'U'], ['毫升', 'mL'], ['治疗量', 'dose']),
    ...same('urgency', ['0', 'routine'], ['1', 'urgent']),
    ...same('outcome', ['接受', 'accepted'], ['部分', 'partly'], ['拒绝', 'refused'], ['已发', 'shipped'], ['同意', 'approved'], ['不同意', 'rejected']),
    ...same('result', ['相合', 'compatible'], ['不合', 'incompatible']),
    ...same('receipt', ['已收', 'accepted'], ['隔离', 'quarantined'], ['拒收', 'rejected'], ['未到', 'missing']),
    ...same('noticeKind', ['召回', 'recall'], ['短缺', 'shortage'], ['假期', 'holiday'], ['价格', 'price'], ['其他', 'other'])
  ]
}
