import { returnsEn } from './returns-en.ts'
import { returnsZh } from './returns-zh.ts'
import { createTranslate } from './translate.ts'

export const returnsText = createTranslate<keyof typeof returnsZh>({ zh: returnsZh, en: returnsEn })
