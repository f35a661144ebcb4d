import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** What the store itself cannot take: said before a bag is handed over, never after. */
export const storeRefusals: Record<Extract<RefusalCode, `store.${string}`>, RefusalPair> = {
  'store.disk-full': {
    zh: '磁盘只剩 {freeMb} MB，记录保存不了，没有执行。请不要交出血袋，先联系信息科清理磁盘。',
    en: 'Only {freeMb} MB are left on the disk, so nothing can be recorded; nothing was done. Do not hand over the bag; have IT free space first.'
  },
  'store.corrupt': {
    zh: '本机数据库损坏，没有执行。请停止在本机操作，改用纸质登记，并立即通知信息科用备份恢复。',
    en: 'The database of this bench is damaged; nothing was done. Stop working here, write on paper, and call IT at once to restore a backup.'
  },
  'store.backup-failed': {
    zh: '备份没有完成，原有备份没有变动。请按本页提示处理后再备份一次。',
    en: 'The backup was not finished; the older ones are unchanged. Follow the note on this page, then back up again.'
  },
  'store.backup-folder-unusable': {
    zh: '文件夹“{folder}”不能使用，设置没有改变。请填写本机可以写入的完整路径。',
    en: 'The folder "{folder}" cannot be used; the setting is unchanged. Enter a full path that this PC can write to.'
  }
}
