import { groupingEn } from './grouping-en.ts'
import { groupingZh } from './grouping-zh.ts'
import { createTranslate } from './translate.ts'

/** Words of grouping, re-type, antibody screen and the worklists of F5. */
export const groupingText = createTranslate({ zh: groupingZh, en: groupingEn })
