import { referencesEn } from './references-en.ts'
import { referencesZh } from './references-zh.ts'
import { createTranslate } from './translate.ts'

export const referencesText = createTranslate<keyof typeof referencesZh>({ zh: referencesZh, en: referencesEn })
