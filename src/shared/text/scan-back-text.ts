import { scanBackEn } from './scan-back-en.ts'
import { scanBackZh } from './scan-back-zh.ts'
import { createTranslate } from './translate.ts'

export const scanBackText = createTranslate<keyof typeof scanBackZh>({ zh: scanBackZh, en: scanBackEn })
