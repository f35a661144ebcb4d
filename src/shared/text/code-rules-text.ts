import { codeRulesEn } from './code-rules-en.ts'
import { codeRulesZh } from './code-rules-zh.ts'
import { createTranslate } from './translate.ts'

export type CodeRulesKey = keyof typeof codeRulesZh

export const codeRulesText = createTranslate<CodeRulesKey>({ zh: codeRulesZh, en: codeRulesEn })
