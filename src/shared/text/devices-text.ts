import { devicesEn } from './devices-en.ts'
import { devicesZh } from './devices-zh.ts'
import { createTranslate } from './translate.ts'

export type DevicesKey = keyof typeof devicesZh

export const devicesText = createTranslate<DevicesKey>({ zh: devicesZh, en: devicesEn })
