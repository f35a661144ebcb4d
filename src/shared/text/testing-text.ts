import { testingEn } from './testing-en.ts'
import { testingZh } from './testing-zh.ts'
import { createTranslate } from './translate.ts'

/** Words of the testing screen. */
export const testingText = createTranslate({ zh: testingZh, en: testingEn })
