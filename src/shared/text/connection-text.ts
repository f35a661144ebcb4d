import { connectionEn } from './connection-en.ts'
import { connectionZh } from './connection-zh.ts'
import { createTranslate } from './translate.ts'

export type ConnectionKey = keyof typeof connectionZh

export const connectionText = createTranslate<ConnectionKey>({ zh: connectionZh, en: connectionEn })
