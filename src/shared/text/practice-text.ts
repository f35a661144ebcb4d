import { createTranslate } from './translate.ts'

const zh = {
  title: '练习扫码枪', open: '练习扫码枪', close: '收起', bag: '血袋（全部条码）', label: '自编号标签', din: '血袋献血码', request: '取血单', badge: '胸牌', none: '没有可扫的', hint: '点一下等于扫一次。仅练习模式有。'
} as const
const en: Record<keyof typeof zh, string> = {
  title: 'Practice scanner', open: 'Practice scanner', close: 'Fold away', bag: 'Bags (all codes)', label: 'Self-number labels', din: 'DIN codes on bags', request: 'Request slips', badge: 'Badges', none: 'Nothing to scan', hint: 'One click is one scan. Practice mode only.'
}

export type PracticeKey = keyof typeof zh
export const practiceText = createTranslate<PracticeKey>({ zh, en })
