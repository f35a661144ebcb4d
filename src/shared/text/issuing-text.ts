import { issuingEn } from './issuing-en.ts'
import { issuingZh } from './issuing-zh.ts'
import { createTranslate } from './translate.ts'

/** Words of the issuing screen. */
export const issuingText = createTranslate({ zh: issuingZh, en: issuingEn })
