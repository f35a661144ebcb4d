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
  'no-driver': {
    zh: '本机不能使用 HID 扫描枪（缺少系统组件）。请改用串口或键盘口方式，或报告信息科。',
    en: 'This computer lacks the system part for HID scanners. Use serial or keyboard mode, or tell your IT department.'
  },
  jammed: { zh: '请打开打印机取出卡住的标签，合上后自动继续打印。', en: 'Open the printer and take out the stuck label; printing goes on by itself.' },
  fault: { zh: '打印机报告故障。请看打印机上的提示，必要时关机重开。', en: 'The printer reports a fault. See its display, or switch it off and on.' },
  'no-spooler': {
    zh: '本机没有可用的打印程序，请报告信息科。',
    en: 'This computer has no program that prints PDF files; tell your IT department.'
  },
  'no-folder': {
    zh: '标签写不进设定的文件夹。请检查文件夹是否存在、磁盘是否已满。',
    en: 'Labels cannot be written to the folder. See whether it exists and the disk has room.'
  },
  'paper-out': { zh: '请装标签纸，装好后自动继续打印。', en: 'Load labels; printing goes on by itself.' },
  'head-open': { zh: '请合上打印头，合上后自动继续打印。', en: 'Close the print head; printing goes on by itself.' },
  'ribbon-out': { zh: '请换碳带，换好后自动继续打印。', en: 'Load a ribbon; printing goes on by itself.' },
  paused: { zh: '请按打印机上的暂停键恢复。', en: 'Press pause on the printer to go on.' },
  busy: { zh: '打印机正忙，稍后自动继续。', en: 'The printer is busy; it goes on by itself.' },
  unreachable: {
    zh: '请检查打印机电源和连线，以及设备设置中的地址、串口或队列名。',
    en: 'Check power and cable of the printer, and its address, port or queue under devices.'
  },
  silent: { zh: '打印机不应答。请检查是否缺纸或未合上，必要时关机重开。', en: 'The printer does not answer. Check media and head, or switch it off and on.' }
}

/** What to do, in one sentence; null when nothing is. A state this program does not know has no advice. */
export function deviceText(locale: Locale, state: string): string | null {
  const pair = Object.hasOwn(deviceTexts, state) ? deviceTexts[state as DeviceState] : null
  return pair === null ? null : locale === 'zh-CN' ? pair.zh : pair.en
}
