import type { LabelFaultCode } from '../domain/labels/label-fault.ts'

/** What the bench says when a label is not printed; `{name}` stands for a parameter of the fault. */
export const labelRefusals: Record<LabelFaultCode, { readonly zh: string; readonly en: string }> = {
  'labels.missing-glyph': {
    zh: '标签字体中没有“{char}”（{codePoint}，在“{text}”中），未打印。请改用常用字后重试。',
    en: 'The label font has no “{char}” ({codePoint}, in “{text}”). Nothing was printed. Use a common character and try again.'
  },
  'labels.no-room': {
    zh: '“{text}”在标签上放不下（{box}），未打印。请缩短后重试。',
    en: '“{text}” does not fit on the label ({box}). Nothing was printed. Shorten it and try again.'
  },
  'labels.not-encodable': {
    zh: '“{text}”不能做成条码（{box}），未打印。',
    en: '“{text}” cannot be made a bar code ({box}). Nothing was printed.'
  },
  'labels.not-decodable': {
    zh: '标签上的条码“{expected}”（{symbol}）回读不出，未打印。请重试；仍不行请报告信息科。',
    en: 'The bar code “{expected}” ({symbol}) could not be read back from the label. Nothing was printed. Try again, then report it.'
  },
  'labels.decoded-differently': {
    zh: '标签条码回读为“{found}”，应为“{expected}”，未打印。请报告信息科。',
    en: 'A bar code of the label reads “{found}” instead of “{expected}”. Nothing was printed. Report it.'
  },
  'labels.renderer-crashed': {
    zh: '标签生成程序中断，已重新启动，这张标签没有打印。请重试。',
    en: 'The label renderer stopped and was started again; this label was not printed. Try again.'
  },
  'labels.renderer-stopped': {
    zh: '程序正在关闭，这张标签没有打印。',
    en: 'The program is closing; this label was not printed.'
  }
}
