import { labelTemplateEn } from './label-template-en.ts'
import { labelTemplateZh } from './label-template-zh.ts'
import { createTranslate } from './translate.ts'

export const labelTemplateText = createTranslate<keyof typeof labelTemplateZh>({ zh: labelTemplateZh, en: labelTemplateEn })
