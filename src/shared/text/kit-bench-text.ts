import { kitBenchEn } from './kit-bench-en.ts'
import { kitBenchZh } from './kit-bench-zh.ts'
import { createTranslate } from './translate.ts'

export const kitBenchText = createTranslate({ zh: kitBenchZh, en: kitBenchEn })
