import { handOverEn } from './hand-over-en.ts'
import { handOverZh } from './hand-over-zh.ts'
import { createTranslate } from './translate.ts'

export type HandOverKey = keyof typeof handOverZh

export const handOverText = createTranslate<HandOverKey>({ zh: handOverZh, en: handOverEn })
