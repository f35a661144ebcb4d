import { stationEn } from './station-en.ts'
import { stationZh } from './station-zh.ts'
import { createTranslate } from './translate.ts'

export type StationTextKey = keyof typeof stationZh
export const stationText = createTranslate<StationTextKey>({ zh: stationZh, en: stationEn })
