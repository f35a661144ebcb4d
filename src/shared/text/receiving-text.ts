import { receivingEn } from './receiving-en.ts'
import { receivingZh } from './receiving-zh.ts'
import { createTranslate } from './translate.ts'

export const receivingText = createTranslate<keyof typeof receivingZh>({ zh: receivingZh, en: receivingEn })
