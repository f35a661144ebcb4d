import { lookUpEn } from './look-up-en.ts'
import { lookUpZh } from './look-up-zh.ts'
import { createTranslate } from './translate.ts'

export const lookUpText = createTranslate({ zh: lookUpZh, en: lookUpEn })
