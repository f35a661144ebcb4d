import { emergencyEn } from './emergency-en.ts'
import { emergencyZh } from './emergency-zh.ts'
import { createTranslate } from './translate.ts'

/** Words of the emergency issue. */
export const emergencyText = createTranslate({ zh: emergencyZh, en: emergencyEn })
