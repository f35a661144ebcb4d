import { reservationsEn } from './reservations-en.ts'
import { reservationsZh } from './reservations-zh.ts'
import { createTranslate } from './translate.ts'

export const reservationsText = createTranslate<keyof typeof reservationsZh>({ zh: reservationsZh, en: reservationsEn })
