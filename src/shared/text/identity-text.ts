import { identityEn } from './identity-en.ts'
import { identityZh } from './identity-zh.ts'
import { createTranslate } from './translate.ts'

export const identityText = createTranslate({ zh: identityZh, en: identityEn })
