import { noticesEn } from './notices-en.ts'
import { noticesZh } from './notices-zh.ts'
import { createTranslate } from './translate.ts'

export const noticesText = createTranslate<keyof typeof noticesZh>({ zh: noticesZh, en: noticesEn })
