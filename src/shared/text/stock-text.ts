import { stockEn } from './stock-en.ts'
import { stockZh } from './stock-zh.ts'
import { createTranslate } from './translate.ts'

export type StockKey = keyof typeof stockZh

export const stockText = createTranslate<StockKey>({ zh: stockZh, en: stockEn })
