import { feesEn } from './fees-en.ts'
import { feesZh } from './fees-zh.ts'
import { createTranslate } from './translate.ts'

export const feesText = createTranslate<keyof typeof feesZh>({ zh: feesZh, en: feesEn })
