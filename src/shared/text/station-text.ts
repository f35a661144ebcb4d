import { createTranslate } from './translate.ts'

const zh = {
  tabs: '血站',
  'tab.link': '联络',
  'link.title': '与血站的联络',
  'link.none': '本院服务器没有接入血站。',
  'link.none-next': '血站由信息科在服务器上设置（HEMOBENCH_STATION）。送血单仍可在入库画面用文件导入。'
} as const
const en: Record<keyof typeof zh, string> = {
  tabs: 'Blood station',
  'tab.link': 'Link',
  'link.title': 'Link to the blood station',
  'link.none': 'No blood station is connected to the server of this hospital.',
  'link.none-next': 'Hospital IT sets it up on the server (HEMOBENCH_STATION). Dispatches can still be imported as files on the receiving screen.'
}

export type StationTextKey = keyof typeof zh
export const stationText = createTranslate<StationTextKey>({ zh, en })
