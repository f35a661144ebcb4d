import type { RefusalPair } from './domain-refusals-pair.ts'

/** What the machinery says: devices, database, core, bridge. Codes that no closed list of the domain holds. */
export const machineryRefusals = {
  'devices.no-such-printer': {
    zh: '找不到这台打印机。请在设备设置中登记打印机后再试。',
    en: 'This printer is not known. Set it up under devices and try again.'
  },
  'store.unreadable': {
    zh: '本机数据库打不开。请不要删除任何文件，立即报告信息科；发血改用纸质流程并事后补录。',
    en: 'The database of this bench cannot be opened. Delete nothing and call your IT department; issue on paper meanwhile and record it later.'
  },
  'store.from-the-future': {
    zh: '本机数据库是更新版本的程序写的，本程序不能使用。请安装新版程序，不要改动数据库文件。',
    en: 'The database was written by a newer program, so this one cannot use it. Install the newer program and leave the database alone.'
  },
  'core.bug': {
    zh: '程序出错，这一步没有完成。请记下编号并报告信息科；可先核对结果，再重做一次。',
    en: 'The program failed and this step was not completed. Note the number, tell your IT department, look at the outcome and try once more.'
  },
  'ipc.bridge-failed': {
    zh: '窗口与后台之间的连接出错（{message}），结果未知。请重新打开程序后核对结果。',
    en: 'The link between window and core failed ({message}), so the outcome is unknown. Reopen the program and look at the outcome.'
  },
  unknown: {
    zh: '被拒绝，代码 {code}，程序没有对应的说明。请记下代码并报告信息科。',
    en: 'Refused with the code {code}, for which the program has no words. Note the code and tell your IT department.'
  }
} as const satisfies Record<string, RefusalPair>
