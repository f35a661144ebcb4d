import type { DeviceState } from '../domain/devices/device-state.ts'
import type { RefusalPair } from './domain-refusals-pair.ts'
import type { Locale } from './translate.ts'

/** What to do about a device in this state. `null`: nothing. The word for the state itself is the term `deviceState`. */
export const deviceTexts: Readonly<Record<DeviceState, RefusalPair | null>> = {
  ready: null,
  checking: null,
  connecting: null,
  stopped: null,
  unplugged: { zh: '请插好扫描枪，插上后自动恢复。', en: 'Plug the scanner in; it comes back by itself.' },
  failed: {
    zh: '端口被其他程序占用或没有权限。请关闭占用的程序；仍不行请报告信息科。',
    en: 'Another program holds the port, or this one may not use it. Close that program, or tell your IT department.'
  },
  'paper-out': { zh: '请装标签纸，装好后自动继续打印。', en: 'Load labels; printing goes on by itself.' },
  'head-open': { zh: '请合上打印头，合上后自动继续打印。', en: 'Close the print head; printing goes on by itself.' },
  'ribbon-out': { zh: '请换碳带，换好后自动继续打印。', en: 'Load a ribbon; printing goes on by itself.' },
  paused: { zh: '请按打印机上的暂停键恢复。', en: 'Press pause on the printer to go on.' },
  busy: { zh: '打印机正忙，稍后自动继续。', en: 'The printer is busy; it goes on by itself.' },
  unreachable: {
    zh: '请检查打印机电源和网线，以及设备设置中的地址。',
    en: 'Check power and network cable of the printer, and its address under devices.'
  },
  silent: { zh: '打印机不应答。请检查是否缺纸或未合上，必要时关机重开。', en: 'The printer does not answer. Check media and head, or switch it off and on.' }
}

/** What to do, in one sentence; null when nothing is. A state this program does not know has no advice. */
export function deviceText(locale: Locale, state: string): string | null {
  const pair = Object.hasOwn(deviceTexts, state) ? deviceTexts[state as DeviceState] : null
  return pair === null ? null : locale === 'zh-CN' ? pair.zh : pair.en
}
