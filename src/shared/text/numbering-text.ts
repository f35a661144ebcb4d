import { numberingEn } from './numbering-en.ts'
import { numberingZh } from './numbering-zh.ts'
import { createTranslate } from './translate.ts'

export const numberingText = createTranslate<keyof typeof numberingZh>({ zh: numberingZh, en: numberingEn })
