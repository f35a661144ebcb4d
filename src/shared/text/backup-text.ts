import { createTranslate } from './translate.ts'

const zh = {
  title: '备份',
  now: '立即备份',
  running: '正在备份并核对…（{{done}} / {{total}} MB）',
  done: '备份完成并已核对：{{name}}',
  rule: '每 6 小时和正常关机时，有改动就自动备份；保留最近 8 份，14 天内每天一份。备份文件已加密。',
  none: '还没有备份',
  'none-next': '请按“立即备份”做第一份。',
  'col.at': '时间',
  'col.size': '大小',
  'col.reason': '方式',
  'col.entries': '审计记录',
  'col.verified': '核对',
  'col.name': '文件',
  verified: '✓ 已核对',
  unverified: '⚠ 未核对',
  'reason.scheduled': '定时',
  'reason.stop': '关机时',
  'reason.asked': '手动',
  folder: '备份文件夹',
  'folder-help': '完整路径，最好在另一块硬盘或网络盘上；留空则放在本机数据文件夹的 backups 中。',
  'folder-save': '保存文件夹',
  'folder-saved': '备份文件夹已保存。',
  restore: '恢复备份请由信息科操作：关闭程序后运行 npm run -s restore -- --help，按提示进行。',
  'trouble.disk-full': '备份失败：备份文件夹所在磁盘空间不足。请清理磁盘或换一个文件夹。',
  'trouble.source-corrupt': '备份失败：本机数据库有损坏。请停止操作，立即通知信息科。',
  'trouble.not-whole': '备份失败：写出的文件核对不符，已删除。请换一个文件夹再备份。',
  'trouble.failed': '备份失败：备份文件夹不能写入。请检查文件夹后再备份。',
  'trouble.overdue': '已超过 24 小时没有新的备份。请立即备份。',
  'trouble.cancelled': '上一次备份没有做完。请再备份一次。',
  corrupt: '本机数据库损坏，已停止接收操作。请改用纸质登记，立即通知信息科用备份恢复。',
  restored: '本机已用备份恢复，{{imageAt}} 之后的操作不在记录中。请先盘点库存并补录，再发血。',
  checking: '上次没有正常关机，正在核对数据库，可以照常工作。',
  'failed.store.corrupt': '本机数据库损坏，程序没有启动。请不要删除任何文件，改用纸质登记，立即通知信息科用备份恢复。',
  'failed.store.missing': '找不到本机数据库，程序没有启动。请不要重新安装，立即通知信息科找回数据库或用备份恢复。',
  'failed.store.unreadable': '本机数据库打不开（密钥不符或文件损坏）。请立即通知信息科。',
  'failed.store.from-the-future': '本机数据库由更新版本的程序写入，本版本不能使用。请安装新版本。',
  'failed.store.disk-full': '磁盘空间不足，程序没有启动。请清理磁盘后重新打开程序。'
} as const
const en: Record<keyof typeof zh, string> = {
  title: 'Backups',
  now: 'Back up now',
  running: 'Writing and reading back… ({{done}} / {{total}} MB)',
  done: 'Written and read back: {{name}}',
  rule: 'Every 6 hours and at a clean stop, when something changed. The last 8 are kept, and one a day for 14 days. Backups are encrypted.',
  none: 'No backup yet',
  'none-next': 'Press "Back up now" for the first one.',
  'col.at': 'Time',
  'col.size': 'Size',
  'col.reason': 'Made',
  'col.entries': 'Audit entries',
  'col.verified': 'Read back',
  'col.name': 'File',
  verified: '✓ read back',
  unverified: '⚠ not read back',
  'reason.scheduled': 'on schedule',
  'reason.stop': 'at stop',
  'reason.asked': 'by hand',
  folder: 'Folder of backups',
  'folder-help': 'A full path, best on another disk or a network share; empty: "backups" in the data folder of this PC.',
  'folder-save': 'Save folder',
  'folder-saved': 'The folder of backups is saved.',
  restore: 'Restoring is a task for IT: close the program, run npm run -s restore -- --help and follow it.',
  'trouble.disk-full': 'Backup failed: too little room on the disk of the backup folder. Free space or choose another folder.',
  'trouble.source-corrupt': 'Backup failed: the database of this bench is damaged. Stop working and call IT at once.',
  'trouble.not-whole': 'Backup failed: the file could not be read back whole and was removed. Choose another folder and try again.',
  'trouble.failed': 'Backup failed: the backup folder cannot be written. Check the folder and try again.',
  'trouble.overdue': 'No new backup for more than 24 hours. Back up now.',
  'trouble.cancelled': 'The last backup was not finished. Back up again.',
  corrupt: 'The database of this bench is damaged and nothing is taken any more. Write on paper and have IT restore a backup at once.',
  restored: 'This bench was restored from a backup: nothing done after {{imageAt}} is recorded. Count the stock and enter what is missing before you issue.',
  checking: 'The last stop was not clean; the database is being read through. You can work meanwhile.',
  'failed.store.corrupt': 'The database of this bench is damaged; the program did not start. Delete nothing, write on paper, and have IT restore a backup at once.',
  'failed.store.missing': 'The database of this bench is gone; the program did not start. Do not reinstall; have IT find it or restore a backup at once.',
  'failed.store.unreadable': 'The database of this bench cannot be opened (another key, or damage). Call IT at once.',
  'failed.store.from-the-future': 'A newer version wrote the database of this bench. Install the newer version.',
  'failed.store.disk-full': 'Too little disk space; the program did not start. Free space, then open it again.'
}

export type BackupKey = keyof typeof zh
export const backupText = createTranslate<BackupKey>({ zh, en })

/** Why core did not start, as a sentence, for the codes of the store. `detail` is what core's fatal message says: `code: more`. */
export function storeFailure(detail: string): BackupKey | null {
  const key = `failed.${detail.split(':', 1)[0] ?? ''}`
  return Object.hasOwn(zh, key) ? (key as BackupKey) : null
}
