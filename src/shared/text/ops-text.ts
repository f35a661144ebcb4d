import { opsEn } from './ops-en.ts'
import { opsZh } from './ops-zh.ts'
import { createTranslate } from './translate.ts'

export type OpsKey = keyof typeof opsZh

export const opsText = createTranslate<OpsKey>({ zh: opsZh, en: opsEn })
